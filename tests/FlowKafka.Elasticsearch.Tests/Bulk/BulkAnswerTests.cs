using System.Text;
using FlowKafka.Elasticsearch.Bulk;

namespace FlowKafka.Elasticsearch.Tests.Bulk;

public class BulkAnswerTests
{
    [Fact]
    public void TryRead_OfAnAnswer_FindsStatusAndError() =>
        Assert.Equal(
            [
                new(201, null, null),
                new(409, "version_conflict_engine_exception", "[a]: version conflict"),
                new(400, "document_parsing_exception", "[1:9] failed to parse field [source.ip]"),
            ],
            (IEnumerable<BulkItem>?)Read(
                """
                {"errors":true,"took":30,"items":[
                {"create":{"_id":"a","status":201}},
                {"create":{"_id":"a","status":409,"error":{"type":"version_conflict_engine_exception","reason":"[a]: version conflict","index_uuid":"u","shard":"0"}}},
                {"index":{"_id":"b","status":400,"error":{"type":"document_parsing_exception","reason":"[1:9] failed to parse field [source.ip]","caused_by":{"type":"illegal_argument_exception","reason":"'x' is not an IP string literal."}}}}]}
                """,
                3));

    [Fact]
    public void TryRead_OfVersion7_PassesTypesOver() =>
        Assert.Equal(
            [new(200, null, null)],
            (IEnumerable<BulkItem>?)Read("""{"took":1,"errors":false,"items":[{"index":{"_index":"x","_type":"_doc","_id":"a","_version":2,"result":"updated","_shards":{"total":2},"status":200}}]}""", 1));

    [Fact]
    public void TryRead_OfAnErrorThatIsText_TakesItAsTheReason() =>
        Assert.Equal([new(500, null, "went wrong")], (IEnumerable<BulkItem>?)Read("""{"errors":true,"items":[{"create":{"status":500,"error":"went wrong"}}]}""", 1));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("<html>")]
    [InlineData("{}")]
    [InlineData("""{"errors":false}""")]
    [InlineData("""{"errors":false,"items":{}}""")]
    [InlineData("""{"errors":false,"items":[]}""")]
    [InlineData("""{"errors":false,"items":[7]}""")]
    [InlineData("""{"errors":false,"items":[{}]}""")]
    [InlineData("""{"errors":false,"items":[{"create":{}}]}""")]
    [InlineData("""{"errors":false,"items":[{"create":{"status":"201"}}]}""")]
    [InlineData("""{"errors":false,"items":[{"create":{"status":201},"index":{"status":201}}]}""")]
    [InlineData("""{"errors":false,"items":[{"create":{"status":201}},{"create":{"status":201}}]}""")]
    [InlineData("""{"errors":false,"items":[{"create":{"status":201}}],"items":[{"create":{"status":201}}]}""")]
    [InlineData("""{"errors":false,"items":[{"create":{"status":201}}]""")]
    [InlineData("""{"errors":false,"items":[{"create":{"status":201}}]}x""")]
    public void TryRead_OfWhatIsNoAnswerForOneDocument_IsFalse(string json) => Assert.Null(Read(json, 1));

    [Fact]
    public void TryRead_OfAnyBeginningOfAnAnswer_IsFalse()
    {
        const string Whole = """{"errors":true,"took":3,"items":[{"create":{"_id":"a","status":409,"error":{"type":"t","reason":"r"}}}]}""";

        for (var length = 0; length < Whole.Length; length++)
            Assert.Null(Read(Whole[..length], 1));
        Assert.NotNull(Read(Whole, 1));
    }

    private static BulkItem[]? Read(string json, int count)
    {
        var items = new BulkItem[count];
        return BulkAnswer.TryRead(Encoding.UTF8.GetBytes(json), items) ? items : null;
    }
}
