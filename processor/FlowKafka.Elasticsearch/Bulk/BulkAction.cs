namespace FlowKafka.Elasticsearch.Bulk;

/// <summary>What is to be done with a document.</summary>
public readonly ref struct BulkAction(ReadOnlySpan<byte> index, ReadOnlySpan<byte> id, long? version = null)
{
    /// <summary>The data stream, index or alias, in UTF-8.</summary>
    public ReadOnlySpan<byte> Index { get; } = index;

    /// <summary>The document's id, in UTF-8.</summary>
    public ReadOnlySpan<byte> Id { get; } = id;

    /// <summary>Null for <c>create</c>; else <c>index</c> with this external version.</summary>
    public long? Version { get; } = version;
}
