namespace FlowKafka.Avro;

/// <summary>The types of the specification.</summary>
internal enum AvroType : byte
{
    Null = 0,
    Boolean,
    Int,
    Long,
    Float,
    Double,
    Bytes,
    String,
    Record,
    Enum,
    Array,
    Map,
    Union,
    Fixed,
}
