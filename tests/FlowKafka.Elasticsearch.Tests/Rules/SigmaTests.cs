using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using FlowKafka.Processor.Tests;
using FlowKafka.Testing.Elasticsearch;

namespace FlowKafka.Elasticsearch.Tests.Rules;

/// <summary>deploy/sigma, held to the published form of Sigma rules (2.0.0), to our mapping and to our documents.</summary>
public sealed partial class SigmaTests
{
    private static readonly string[] Known =
        ["title", "id", "status", "description", "license", "author", "date", "references", "tags", "logsource", "detection", "fields", "falsepositives", "level"];

    public static TheoryData<string, string[]> Found => new()
    {
        { "flowkafka-blocked-miner.yml", ["blocked miner", "blocked miner at a listed pool"] },
        { "flowkafka-campaign.yml", ["campaign of 3 growing"] },
        { "flowkafka-episode-high.yml", ["miner rising at 73", "miner rising at 99", "blocked miner at a listed pool"] },
    };

    [Fact]
    public void EachRule_HasTheFormOfSigma()
    {
        if (!YamlFiles.TryRead("sigma", "*.yml", out var rules))
            return;
        Assert.Equal(["flowkafka-blocked-miner.yml", "flowkafka-campaign.yml", "flowkafka-episode-high.yml", "mining-ports.yml"], rules.Keys);
        Assert.Equal(rules.Count, rules.Values.Select(rule => rule.GetProperty("id").GetString()).Distinct().Count());
        Assert.All(rules.Values, rule =>
        {
            Assert.Equal(Known.Order(StringComparer.Ordinal), rule.EnumerateObject().Select(setting => setting.Name).Order(StringComparer.Ordinal));
            Assert.InRange(rule.GetProperty("title").GetString()!.Length, 1, 256);
            Assert.True(Guid.TryParseExact(rule.GetProperty("id").GetString(), "D", out _));
            Assert.Equal("experimental", rule.GetProperty("status").GetString());
            Assert.Matches(Date(), rule.GetProperty("date").GetString());
            Assert.Contains(rule.GetProperty("level").GetString(), (string[])["informational", "low", "medium", "high", "critical"]);
            Assert.All(rule.GetProperty("tags").EnumerateArray(), tag => Assert.Matches(Tag(), tag.GetString()));
            Assert.NotEqual("", rule.GetProperty("detection").GetProperty("condition").GetString());
        });
    }

    [Theory]
    [MemberData(nameof(Found))]
    public void Detection_OfARuleOfOurDetections_FindsWhatItIsFor(string file, string[] found)
    {
        if (!YamlFiles.TryRead("sigma", file, out var rules))
            return;
        var detection = rules[file].GetProperty("detection");
        Func<FlatDocument, bool> holds = detection.GetProperty("condition").GetString() switch
        {
            "selection" => document => Holds(detection.GetProperty("selection"), document),
            "selection and not campaign" => document => Holds(detection.GetProperty("selection"), document) && !Holds(detection.GetProperty("campaign"), document),
            _ => throw new NotSupportedException(),
        };

        Assert.Equal("flowkafka", rules[file].GetProperty("logsource").GetProperty("product").GetString());
        Assert.Equal(found, WrittenDocuments.Flat.Where(document => holds(document.Value)).Select(document => document.Key));
        var fields = detection.EnumerateObject().Where(search => search.Name != "condition").SelectMany(search => search.Value.EnumerateObject()).Select(field => field.Name.Split('|')[0])
            .Concat(rules[file].GetProperty("fields").EnumerateArray().Select(field => field.GetString()!));
        Assert.All(fields, field => Assert.NotNull(DocumentMapping.Current.TypeOf(field)));
    }

    [Fact]
    public void MiningPorts_AreThoseOfTheList()
    {
        if (!YamlFiles.TryRead("sigma", "mining-ports.yml", out var rules))
            return;
        var rule = rules["mining-ports.yml"];
        var listed = File.ReadLines(Path.Combine(RepositoryFolder.Root, "lists", "mining-ports.csv"))
            .Where(line => line.StartsWith(':')).Select(line => int.Parse(line[1..line.IndexOf(',', StringComparison.Ordinal)], CultureInfo.InvariantCulture));

        Assert.Equal(listed, rule.GetProperty("detection").GetProperty("selection").GetProperty("dst_port").EnumerateArray().Select(port => port.GetInt32()));
        Assert.Equal("firewall", rule.GetProperty("logsource").GetProperty("category").GetString());
        Assert.Equal("low", rule.GetProperty("level").GetString());
    }

    private static bool Holds(JsonElement selection, FlatDocument document) => selection.EnumerateObject().All(condition =>
    {
        var parts = condition.Name.Split('|');
        var comparison = parts switch { [_] => "==", [_, "gte"] => ">=", _ => throw new NotSupportedException(condition.Name) };
        string[] values = condition.Value.ValueKind == JsonValueKind.Array ? [.. condition.Value.EnumerateArray().Select(value => value.ToString())] : [condition.Value.ToString()];
        return document[parts[0]].Any(value => values.Any(to => FlatDocument.Stands(value, comparison, to)));
    });

    [GeneratedRegex(@"^\d{4}-(0[1-9]|1[012])-(0[1-9]|[12][0-9]|3[01])$")]
    private static partial Regex Date();

    [GeneratedRegex(@"^[a-z0-9_-]+\.[a-z0-9._-]+$")]
    private static partial Regex Tag();
}
