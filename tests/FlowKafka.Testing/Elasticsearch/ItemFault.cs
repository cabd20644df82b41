namespace FlowKafka.Testing.Elasticsearch;

/// <summary>What a <see cref="BulkServer"/> says of a document instead of taking it.</summary>
public sealed record ItemFault(int Status, string Type, string Reason)
{
    /// <summary>The queue is full.</summary>
    public static ItemFault Busy { get; } = new(429, "es_rejected_execution_exception", "rejected execution of coordinating operation");

    /// <summary>The index is read-only.</summary>
    public static ItemFault Blocked { get; } = new(403, "cluster_block_exception", "index [x] blocked by: [FORBIDDEN/8/index write (api)];");
}
