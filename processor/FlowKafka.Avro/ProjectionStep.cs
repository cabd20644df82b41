namespace FlowKafka.Avro;

/// <summary>What a <see cref="ProjectionNode"/> does.</summary>
internal enum ProjectionStep : byte
{
    Skip = 0,
    Scalar,
    Enum,
    Record,
    Union,
    Fail,
}
