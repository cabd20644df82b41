using System.Text.Json;
using FlowKafka.Testing.Elasticsearch;

namespace FlowKafka.Elasticsearch.Tests.Rules;

/// <summary>deploy/elastalert, held to what ElastAlert 2 demands of a rule, to our mapping and to our documents.</summary>
public sealed class ElastAlertTests
{
    private const string Medium = "miner open at 47", High = "miner rising at 73", Critical = "miner rising at 99";
    private const string Blocked = "blocked miner", BlockedAndListed = "blocked miner at a listed pool";

    private static readonly string[] Known =
    [
        "name", "description", "type", "index", "timestamp_field", "filter", "include", "alert", "alert_text_type", "alert_text", "alert_text_args",
        "query_key", "realert", "fields", "terms_window_size", "use_keyword_postfix", "num_events", "timeframe", "top_count_keys",
    ];

    public static TheoryData<string, string[]> Found => new()
    {
        { "blocked-miner.yaml", [Blocked, BlockedAndListed] },
        { "campaign.yaml", ["campaign of 3 growing"] },
        { "high-episode.yaml", [High, Critical, BlockedAndListed] },
        { "many-episodes.yaml", [Medium, High, Critical, BlockedAndListed] },
        { "new-server.yaml", [Medium, High, Critical, BlockedAndListed] },
    };

    [Fact]
    public void EachRule_HasWhatItsTypeDemandsAndNothingUnknown()
    {
        if (!YamlFiles.TryRead("elastalert", "*.yaml", out var rules))
            return;
        Assert.Equal(Found.Select(row => (string)row[0]), rules.Keys);
        Assert.Equal(rules.Count, rules.Values.Select(rule => rule.GetProperty("name").GetString()).Distinct().Count());
        Assert.All(rules.Values, rule =>
        {
            Assert.Equal([], rule.EnumerateObject().Select(setting => setting.Name).Except(Known));
            string[] demanded = rule.GetProperty("type").GetString() switch
            {
                "any" => ["query_key", "realert"],
                "new_term" => ["fields", "terms_window_size"],
                "frequency" => ["num_events", "timeframe", "realert"],
                _ => throw new InvalidOperationException(),
            };
            Assert.All((string[])["name", "index", "filter", "alert", "alert_text", "alert_text_args", .. demanded], setting => Assert.True(rule.TryGetProperty(setting, out _), setting));
            Assert.Equal("logs-flowkafka.detection*", rule.GetProperty("index").GetString());
            Assert.Equal("event.ingested", rule.GetProperty("timestamp_field").GetString());
            Assert.Equal(["debug"], Texts(rule, "alert"));
            Assert.Contains("event.reason", Texts(rule, "alert_text_args"));
            var text = rule.GetProperty("alert_text").GetString()!;
            Assert.All(Enumerable.Range(0, rule.GetProperty("alert_text_args").GetArrayLength()), i => Assert.Contains($"{{{i}}}", text, StringComparison.Ordinal));
        });
    }

    [Theory]
    [MemberData(nameof(Found))]
    public void Filter_OfARule_FindsWhatItIsFor(string file, string[] found)
    {
        if (!YamlFiles.TryRead("elastalert", file, out var rules))
            return;
        var filter = rules[file].GetProperty("filter").EnumerateArray().ToList();

        Assert.Equal(found, WrittenDocuments.Flat.Where(document => filter.All(query => SearchQuery.Holds(query, document.Value))).Select(document => document.Key));
    }

    [Theory]
    [MemberData(nameof(Found))]
    public void Fields_OfARule_AreMappedAndWhatItGroupsByIsInItsDocuments(string file, string[] found)
    {
        if (!YamlFiles.TryRead("elastalert", file, out var rules))
            return;
        var rule = rules[file];
        string[] keys = [.. Texts(rule, "query_key"), .. Texts(rule, "fields"), .. Texts(rule, "top_count_keys")];
        string[] all = [.. keys, .. Texts(rule, "include"), .. Texts(rule, "alert_text_args"), .. rule.GetProperty("filter").EnumerateArray().SelectMany(SearchQuery.Fields)];

        Assert.All(all, field => Assert.NotNull(DocumentMapping.Current.TypeOf(field)));
        Assert.All(keys, field => Assert.True(DocumentMapping.Current.IsAggregatable(field), field));
        Assert.All(found, name => Assert.All(keys, field => Assert.NotEmpty(WrittenDocuments.Flat[name][field])));
    }

    private static string[] Texts(JsonElement rule, string setting) => !rule.TryGetProperty(setting, out var value) ? []
        : value.ValueKind == JsonValueKind.String ? [value.GetString()!] : [.. value.EnumerateArray().Select(item => item.GetString()!)];
}
