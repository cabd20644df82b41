namespace FlowKafka.Avro;

/// <summary>What kind of step a <see cref="ResolvedNode"/> is.</summary>
internal enum ResolvedShape : byte
{
    /// <summary>A primitive type or a fixed, possibly promoted.</summary>
    Scalar = 0,

    /// <summary>An enum, its symbols matched.</summary>
    Enum,

    /// <summary>A record, its fields matched.</summary>
    Record,

    /// <summary>An array or a map.</summary>
    Items,

    /// <summary>The writer's union: the branch is read, and says what follows.</summary>
    WriterUnion,

    /// <summary>The reader's union, of which one branch was chosen.</summary>
    ReaderUnion,

    /// <summary>What can't be read as the reader wants it; met only behind a branch of the writer's union.</summary>
    Failing,
}
