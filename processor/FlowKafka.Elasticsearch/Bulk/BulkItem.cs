namespace FlowKafka.Elasticsearch.Bulk;

/// <summary>What the server says of one document.</summary>
/// <param name="Status">An HTTP status.</param>
/// <param name="Type">The error's type; null for none.</param>
/// <param name="Reason">The error's reason; null for none.</param>
internal readonly record struct BulkItem(int Status, string? Type, string? Reason)
{
    /// <summary>The server's words, on one line.</summary>
    public string Words => (Type, Reason) switch
    {
        (null, null) => $"status {Status}",
        (null, { } reason) => reason,
        ({ } type, null) => type,
        var (type, reason) => $"{type}: {reason}",
    };
}
