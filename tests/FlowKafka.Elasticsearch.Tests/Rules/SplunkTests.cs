using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using FlowKafka.Detection.Documents;
using FlowKafka.Processor.Tests;

namespace FlowKafka.Elasticsearch.Tests.Rules;

/// <summary>deploy/splunk: every field that it names is in an event that the program writes for Splunk.</summary>
public sealed partial class SplunkTests
{
    private static readonly string[] OfSplunk = ["sourcetype", "_time", "_index_earliest", "_index_latest"];

    // What Splunk's CIM calls the fields of its data models Intrusion_Detection and Network_Traffic, and we fill.
    private static readonly string[] Cim =
    [
        "action", "category", "signature", "signature_id", "severity", "ids_type", "vendor_product", "src", "src_ip", "src_port", "dest", "dest_ip",
        "dest_port", "transport", "direction", "bytes", "bytes_in", "bytes_out", "packets", "packets_in", "packets_out", "duration", "dvc",
    ];

    private static readonly Dictionary<string, JsonElement> Events = WrittenDocuments.All.ToDictionary(document => document.Key, document => Event(document.Value));

    [Fact]
    public void Connector_TakesReadyEvents()
    {
        using var connector = JsonDocument.Parse(File.ReadAllBytes(PathOf("connect-sink.json")));
        var config = connector.RootElement.GetProperty("config");

        Assert.Equal("com.splunk.kafka.connect.SplunkSinkConnector", config.GetProperty("connector.class").GetString());
        Assert.Equal("true", config.GetProperty("splunk.hec.json.event.formatted").GetString());
        Assert.Equal("false", config.GetProperty("splunk.hec.raw").GetString());
        Assert.All((string[])["topics", "splunk.hec.uri", "splunk.hec.token", "value.converter"], setting => Assert.NotEqual("", config.GetProperty(setting).GetString()));
        Assert.All(config.EnumerateObject(), setting => Assert.Equal(JsonValueKind.String, setting.Value.ValueKind));
    }

    [Fact]
    public void Props_AreOfTheSourceTypeThatIsWritten()
    {
        var props = Read("props.conf");

        Assert.Equal([HecEvent.SourceType], props.Keys);
        Assert.Equal("json", props[HecEvent.SourceType]["KV_MODE"]);
        var calculated = props[HecEvent.SourceType].Where(setting => setting.Key.StartsWith("EVAL-", StringComparison.Ordinal)).ToList();
        Assert.Equal(["EVAL-src", "EVAL-dest", "EVAL-dest_port"], calculated.Select(setting => setting.Key));
        Assert.All(calculated.SelectMany(setting => Quoted().Matches(setting.Value)), field => Assert.Contains(field.Groups[1].Value, AllFields));
    }

    [Fact]
    public void Events_OfAnEpisode_HaveTheFieldsOfCim() =>
        Assert.Equal([], Cim.Except(FieldsOf("", Events["miner rising at 73"])));

    // What is of one conversation is in its episodes.
    [Fact]
    public void Events_OfACampaign_HaveWhatACampaignKnows() => Assert.Equal(
        [
            "src_ip", "src_port", "dest_ip", "transport", "direction", "bytes", "bytes_in", "bytes_out", "packets", "packets_in", "packets_out", "dvc",
        ],
        Cim.Except(FieldsOf("", Events["campaign of 3 growing"]).Select(field => field.Replace("{}", "", StringComparison.Ordinal))));

    // Splunk's default for automatic fields of JSON (limits.conf, extraction_cutoff).
    [Fact]
    public void Events_WhatSearchesGoBy_StandsInTheFirst5000Bytes() => Assert.All(
        Events.Where(document => document.Key != "window"),
        document =>
        {
            var text = document.Value.GetRawText();
            var place = text.IndexOf(document.Key.StartsWith("campaign", StringComparison.Ordinal) ? "\"clients\":" : "\"episode\":{", StringComparison.Ordinal);
            Assert.InRange(place, 1, 4_800);
            Assert.InRange(text.Length, 1, 12_000);
        });

    [Fact]
    public void Tags_AreThoseOfTheDataModels()
    {
        var tags = Read("tags.conf");

        Assert.Equal(Read("eventtypes.conf").Keys.Select(type => "eventtype=" + type), tags.Keys);
        Assert.Equal(["ids", "attack"], tags["eventtype=flowkafka_alert"].Keys);
        Assert.Equal(["network", "communicate"], tags["eventtype=flowkafka_conversation"].Keys);
        Assert.All(tags.Values.SelectMany(stanza => stanza.Values), value => Assert.Equal("enabled", value));
    }

    [Fact]
    public void Searches_NameFieldsThatAreWritten() => Assert.All(Searches(), search =>
    {
        Assert.Contains($"sourcetype=\"{HecEvent.SourceType}\"", search.Text, StringComparison.Ordinal);
        Assert.Equal([], FieldsIn(search.Text).Except(OfSplunk).Except(AllFields).Except(["user"]));
    });

    public static TheoryData<string, string[]> Found => new()
    {
        { "flowkafka_alert", ["miner open at 47", "miner rising at 73", "miner rising at 99", "blocked miner at a listed pool", "campaign of 2 open", "campaign of 3 growing"] },
        { "flowkafka_conversation", ["miner closed at 99"] },
        { "FlowKafka - Mining episode, high or critical", ["miner rising at 73", "miner rising at 99", "blocked miner at a listed pool"] },
        { "FlowKafka - Mining campaign of three and more hosts", ["campaign of 3 growing"] },
        { "FlowKafka - Several miners at one server", ["miner open at 47", "miner rising at 73", "miner rising at 99", "blocked miner at a listed pool"] },
        { "FlowKafka - Blocked miner", ["blocked miner", "blocked miner at a listed pool"] },
    };

    [Theory]
    [MemberData(nameof(Found))]
    public void Search_FindsWhatItIsFor(string name, string[] found)
    {
        var filter = Searches().Single(search => search.Name == name).Text.Split('|')[0];
        // Splunk's own terms aside, a search reads as KQL does: with = for :, and a space for and.
        var terms = Term().Matches(filter).Select(match => match.Value).Where(term => !OfSplunk.Any(own => term.StartsWith(own, StringComparison.Ordinal)));
        var kql = string.Join(" and ", terms).Replace(" and OR and ", " or ", StringComparison.Ordinal)
            .Replace("( and ", "(", StringComparison.Ordinal).Replace(" and )", ")", StringComparison.Ordinal);
        var condition = ConditionParser.Kql(Equal().Replace(kql, " : "));

        Assert.Equal(found, Events.Where(document => document.Key != "window" && condition.Holds(FlatDocument.Of(document.Value))).Select(document => document.Key));
    }

    [Fact]
    public void SavedSearches_AreSwitchedOffAndGoByTheTimeOfIndexing() => Assert.All(Read("savedsearches.conf").Values, search =>
    {
        Assert.Equal("1", search["disabled"]);
        Assert.Contains("_index_earliest=", search["search"], StringComparison.Ordinal);
        Assert.Equal("-7d", search["dispatch.earliest_time"]);
        Assert.Equal([], search["alert.suppress.fields"].Split(',').Except(AllFields));
    });

    private static HashSet<string> AllFields { get; } = [.. Events.Values.SelectMany(root => FieldsOf("", root))];

    private static IEnumerable<(string Name, string Text)> Searches() =>
        Read("eventtypes.conf").Concat(Read("savedsearches.conf")).Select(stanza => (stanza.Key, stanza.Value["search"]));

    private static HashSet<string> FieldsIn(string search)
    {
        var named = Named().Matches(search).Select(match => match.Groups[1].Value).ToHashSet();
        foreach (var list in (Regex[])[Table(), By()])
            named.UnionWith(list.Matches(search).SelectMany(match => match.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        named.UnionWith(Aggregated().Matches(search).Select(match => match.Groups[1].Value));
        named.ExceptWith(Alias().Matches(search).Select(match => match.Groups[1].Value).Where(alias => alias is "miners" or "risk_score"));
        return named;
    }

    // As Splunk names what is in JSON: NAME{} for the values of a list.
    private static IEnumerable<string> FieldsOf(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(property => FieldsOf(name.Length == 0 ? property.Name : $"{name}.{property.Name}", property.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(item => FieldsOf(name + "{}", item)),
        _ => [name],
    };

    private static JsonElement Event(JsonElement document)
    {
        var payload = new ArrayBufferWriter<byte>();
        Assert.True(HecEvent.TryWrite(Encoding.UTF8.GetBytes(document.GetRawText()), "flowkafka-1", payload));
        return JsonDocument.Parse(payload.WrittenMemory).RootElement.GetProperty("event");
    }

    private static OrderedDictionary<string, OrderedDictionary<string, string>> Read(string file)
    {
        var stanzas = new OrderedDictionary<string, OrderedDictionary<string, string>>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(PathOf(file)).Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line[0] == '[')
                stanzas.Add(line.Trim('[', ']'), new(StringComparer.Ordinal));
            else
                stanzas.GetAt(stanzas.Count - 1).Value.Add(line[..line.IndexOf(" = ", StringComparison.Ordinal)], line[(line.IndexOf(" = ", StringComparison.Ordinal) + 3)..]);
        }

        return stanzas;
    }

    private static string PathOf(string file) => Path.Combine(RepositoryFolder.Root, "deploy", "splunk", file);

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"([A-Za-z_][\w.]*)\s*(?:>=|<=|=|>|<)")]
    private static partial Regex Named();

    [GeneratedRegex(@"\| table ([^|]+)")]
    private static partial Regex Table();

    [GeneratedRegex(@" by ([^|]+)")]
    private static partial Regex By();

    [GeneratedRegex(@"(?:dc|values|max)\(([\w.]+)\)")]
    private static partial Regex Aggregated();

    [GeneratedRegex(@" as (\w+)")]
    private static partial Regex Alias();

    [GeneratedRegex(@"[()]|\bOR\b|[\w.]+(?:>=|=)\S*?(?=[\s)]|$)")]
    private static partial Regex Term();

    [GeneratedRegex("(?<![<>])=")]
    private static partial Regex Equal();
}
