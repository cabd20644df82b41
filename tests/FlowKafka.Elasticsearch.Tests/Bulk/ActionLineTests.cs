using System.Text;
using System.Text.Json;
using FlowKafka.Elasticsearch.Bulk;
using FsCheck;
using FsCheck.Fluent;

namespace FlowKafka.Elasticsearch.Tests.Bulk;

public class ActionLineTests
{
    [Theory]
    [InlineData(null, """{"create":{"_index":"logs-a-b","_id":"i1"}}""")]
    [InlineData(0L, """{"index":{"_index":"logs-a-b","_id":"i1","version":0,"version_type":"external"}}""")]
    [InlineData(7L, """{"index":{"_index":"logs-a-b","_id":"i1","version":7,"version_type":"external"}}""")]
    [InlineData(long.MaxValue, """{"index":{"_index":"logs-a-b","_id":"i1","version":9223372036854775807,"version_type":"external"}}""")]
    public void Write_OfAnAction_IsTheLine(long? version, string expected) => Assert.Equal(expected + "\n", Write("logs-a-b", "i1", version));

    [Fact]
    public void Write_OfAnIdWithQuotesAndControls_EscapesThem() =>
        Assert.Equal("""{"create":{"_index":"x","_id":"a\"b\\c\u000a\u001fü"}}""" + "\n", Write("x", "a\"b\\c\n\u001fü", null));

    [Fact]
    public void Read_OfAnyLine_FindsWhatWasWritten() =>
        Prop.ForAll<NonNull<string>, NonNull<string>, long?>((index, id, version) =>
        {
            // What is no Unicode can't come out of UTF-8.
            var (cleanIndex, cleanId) = (Clean(index.Get), Clean(id.Get));
            var line = Write(cleanIndex, cleanId, version);
            Assert.Equal(1, line.Count(c => c == '\n'));
            using var json = JsonDocument.Parse(line);
            Assert.Equal((cleanIndex, cleanId), ActionLine.Read(Encoding.UTF8.GetBytes(line)));
        }).QuickCheckThrowOnFailure();

    private static string Clean(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static string Write(string index, string id, long? version)
    {
        var action = new BulkAction(Encoding.UTF8.GetBytes(index), Encoding.UTF8.GetBytes(id), version);
        var line = new byte[ActionLine.Bound(action)];
        return Encoding.UTF8.GetString(line, 0, ActionLine.Write(action, line));
    }
}
