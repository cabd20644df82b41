namespace FlowKafka.Elasticsearch.Bulk;

/// <summary>Says what the server's word on a document means.</summary>
internal static class ItemJudge
{
    public static ItemVerdict Judge(in BulkItem item) => item.Status switch
    {
        >= 200 and < 300 => ItemVerdict.Done,
        409 => ItemVerdict.AlreadyThere,
        429 or >= 500 => ItemVerdict.Again,
        401 => ItemVerdict.Refused,
        _ => IsOfTheCluster(item.Type) ? ItemVerdict.Refused : ItemVerdict.Rejected,
    };

    // Every document would fare the same: a block, a missing privilege, an index that is not there, is closed, or can't be
    // made because the cluster has as many shards as it may.
    private static bool IsOfTheCluster(string? type) =>
        type is "cluster_block_exception" or "security_exception" or "index_not_found_exception" or "index_closed_exception" or "validation_exception";
}
