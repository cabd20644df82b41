using System.Text.Json;
using FlowKafka.Processor.Tests;
using FlowKafka.Testing.Elasticsearch;

namespace FlowKafka.Elasticsearch.Tests.Rules;

/// <summary>deploy/opensearch: monitors of OpenSearch's alerting.</summary>
public sealed class OpenSearchMonitorTests
{
    public static TheoryData<string, string[]> Found => new()
    {
        { "campaign.json", ["campaign of 3 growing"] },
        { "episode-high.json", ["miner rising at 73", "miner rising at 99", "blocked miner at a listed pool"] },
    };

    private static string Folder { get; } = Path.Combine(RepositoryFolder.Root, "deploy", "opensearch");

    [Fact]
    public void EachMonitor_IsSwitchedOffAndLooksBackTwiceItsInterval() => Assert.All(Directory.GetFiles(Folder, "*.json"), file =>
    {
        var monitor = Read(file);
        Assert.Equal("monitor", monitor.GetProperty("type").GetString());
        Assert.Equal("query_level_monitor", monitor.GetProperty("monitor_type").GetString());
        Assert.False(monitor.GetProperty("enabled").GetBoolean());
        Assert.Equal("MINUTES", monitor.GetProperty("schedule").GetProperty("period").GetProperty("unit").GetString());
        var minutes = monitor.GetProperty("schedule").GetProperty("period").GetProperty("interval").GetInt32();
        var (field, range) = Range(Search(monitor));
        Assert.NotNull(DocumentMapping.Current.TypeOf(field));
        var back = range.GetProperty("gte").GetString()!;
        Assert.StartsWith("{{period_end}}||-", back, StringComparison.Ordinal);
        Assert.True(int.Parse(back["{{period_end}}||-".Length..^1], System.Globalization.CultureInfo.InvariantCulture) >= 2 * minutes);
        var trigger = Assert.Single(monitor.GetProperty("triggers").EnumerateArray());
        Assert.Matches(@"^ctx\.results\[0\]\.hits\.total\.value (> 0|< 1)$", trigger.GetProperty("condition").GetProperty("script").GetProperty("source").GetString());
        Assert.Equal(0, trigger.GetProperty("actions").GetArrayLength());
    });

    [Theory]
    [MemberData(nameof(Found))]
    public void Query_OfAMonitor_FindsWhatItIsFor(string file, string[] found)
    {
        var filters = Search(Read(Path.Combine(Folder, file))).GetProperty("query").GetProperty("bool").GetProperty("filter").EnumerateArray().Skip(1).ToList();

        Assert.Equal(found, WrittenDocuments.Flat.Where(document => filters.All(query => SearchQuery.Holds(query, document.Value))).Select(document => document.Key));
        Assert.All(filters.SelectMany(SearchQuery.Fields), field => Assert.NotNull(DocumentMapping.Current.TypeOf(field)));
    }

    private static JsonElement Read(string file) => JsonDocument.Parse(File.ReadAllBytes(file)).RootElement;

    private static JsonElement Search(JsonElement monitor) => Assert.Single(monitor.GetProperty("inputs").EnumerateArray()).GetProperty("search").GetProperty("query");

    private static (string Field, JsonElement Range) Range(JsonElement search)
    {
        var range = search.GetProperty("query").GetProperty("bool").GetProperty("filter")[0].GetProperty("range").EnumerateObject().Single();
        return (range.Name, range.Value);
    }
}
