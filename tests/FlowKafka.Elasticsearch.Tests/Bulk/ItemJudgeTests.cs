using FlowKafka.Elasticsearch.Bulk;

namespace FlowKafka.Elasticsearch.Tests.Bulk;

public class ItemJudgeTests
{
    [Theory]
    [InlineData(200, null, ItemVerdict.Done)]
    [InlineData(201, null, ItemVerdict.Done)]
    [InlineData(299, null, ItemVerdict.Done)]
    [InlineData(409, "version_conflict_engine_exception", ItemVerdict.AlreadyThere)]
    [InlineData(429, "es_rejected_execution_exception", ItemVerdict.Again)]
    [InlineData(429, "cluster_block_exception", ItemVerdict.Again)]
    [InlineData(500, "illegal_state_exception", ItemVerdict.Again)]
    [InlineData(503, "unavailable_shards_exception", ItemVerdict.Again)]
    [InlineData(401, null, ItemVerdict.Refused)]
    [InlineData(403, "cluster_block_exception", ItemVerdict.Refused)]
    [InlineData(403, "security_exception", ItemVerdict.Refused)]
    [InlineData(404, "index_not_found_exception", ItemVerdict.Refused)]
    [InlineData(400, "index_closed_exception", ItemVerdict.Refused)]
    [InlineData(400, "validation_exception", ItemVerdict.Refused)]
    [InlineData(400, "document_parsing_exception", ItemVerdict.Rejected)]
    [InlineData(400, "mapper_parsing_exception", ItemVerdict.Rejected)]
    [InlineData(400, "illegal_argument_exception", ItemVerdict.Rejected)]
    [InlineData(400, null, ItemVerdict.Rejected)]
    [InlineData(404, "document_missing_exception", ItemVerdict.Rejected)]
    [InlineData(413, null, ItemVerdict.Rejected)]
    public void Judge_GoesByStatusAndType(int status, string? type, object expected) =>
        Assert.Equal(expected, ItemJudge.Judge(new(status, type, "why")));
}
