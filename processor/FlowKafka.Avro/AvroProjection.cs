namespace FlowKafka.Avro;

/// <summary>
/// Reads some scalars of a datum, found by their paths, and skips the rest. Made once for a writer's schema, a reader's
/// schema and paths, it then reads without allocation.
/// </summary>
public sealed class AvroProjection
{
    private AvroProjection()
    {
    }

    /// <summary>Makes a projection.</summary>
    /// <param name="writer">The schema that the data was written with.</param>
    /// <param name="reader">The schema that it is read as, resolved with the writer's (defaults, promotions, aliases); null for the writer's own.</param>
    /// <param name="paths">Field names with dots between, from the reader's top record on, each to a scalar, a union of
    /// null and a scalar, or through records and unions of null and a record.</param>
    /// <exception cref="AvroSchemaException">The schemas do not resolve, or a path leads nowhere.</exception>
    public static AvroProjection Of(AvroSchema writer, AvroSchema? reader, IReadOnlyList<string> paths) =>
        throw new NotImplementedException();

    /// <summary>Reads one datum from the start of the data.</summary>
    /// <param name="data">The data; more may follow the datum.</param>
    /// <param name="values">Takes one value a path, in their order.</param>
    /// <returns>The length of the datum in bytes.</returns>
    /// <exception cref="AvroFormatException">The data is none of the writer's schema.</exception>
    public int Read(ReadOnlySpan<byte> data, Span<AvroValue> values) => throw new NotImplementedException();
}
