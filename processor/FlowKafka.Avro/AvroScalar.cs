namespace FlowKafka.Avro;

/// <summary>What a schema says about a scalar.</summary>
/// <param name="Kind">Its kind; <see cref="AvroKind.Null"/> for null alone, or a union of scalars of several kinds.</param>
/// <param name="LogicalType">Its logical type, as `timestamp-millis`; null when there is none.</param>
/// <param name="IsNullable">True when it, or a record on the way to it, may be null.</param>
public readonly record struct AvroScalar(AvroKind Kind, string? LogicalType, bool IsNullable);
