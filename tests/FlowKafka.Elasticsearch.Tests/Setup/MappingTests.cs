using System.Text.Json.Nodes;
using FlowKafka.Testing.Elasticsearch;

namespace FlowKafka.Elasticsearch.Tests.Setup;

/// <summary>What schemas/elasticsearch says, held to the Elastic Common Schema and to what the server takes.</summary>
public class MappingTests
{
    private static readonly DocumentMapping Mapping = DocumentMapping.Current;

    // Elasticsearch's types of our fields in ECS 8.17; every other one of them is a keyword there.
    private static readonly Dictionary<string, string> EcsTypes = new()
    {
        ["@timestamp"] = "date",
        ["message"] = "match_only_text",
        ["event.start"] = "date",
        ["event.end"] = "date",
        ["event.created"] = "date",
        ["event.ingested"] = "date",
        ["event.duration"] = "long",
        ["event.severity"] = "long",
        ["event.risk_score"] = "float",
        ["event.risk_score_norm"] = "float",
        ["network.bytes"] = "long",
        ["network.packets"] = "long",
        ["related.ip"] = "ip",
        ["data_stream.type"] = "constant_keyword",
        ["data_stream.dataset"] = "constant_keyword",
        ["data_stream.namespace"] = "constant_keyword",
    };

    private static readonly Dictionary<string, string> EndpointTypes = new()
    {
        ["ip"] = "ip",
        ["port"] = "long",
        ["bytes"] = "long",
        ["packets"] = "long",
    };

    private static IEnumerable<string> EcsPaths => Mapping.Paths.Where(path => !path.StartsWith("flowkafka.", StringComparison.Ordinal));

    [Fact]
    public void EveryFieldOutsideFlowkafka_IsOneOfEcs_WithItsKindOfValue()
    {
        if (!EcsListing.TryRead(out var listing))
            return;
        Assert.True(listing.Count > 1000, $"only {listing.Count} fields of ECS were understood");
        string[] wrong =
        [
            .. EcsPaths
                .Where(path => !listing.TryGetValue(path, out var type) || ValueOf(type) != ValueInJson(Mapping.TypeOf(path)!))
                .Select(path => $"{path}: {Mapping.TypeOf(path)} is {listing.GetValueOrDefault(path, "no field")} in ECS"),
        ];
        Assert.Empty(wrong);
    }

    [Fact]
    public void EveryFieldOutsideFlowkafka_HasTheTypeThatEcsGivesIt()
    {
        string[] wrong =
        [
            .. EcsPaths
                .Where(path => Mapping.TypeOf(path) != TypeInEcs(path))
                .Select(path => $"{path}: {Mapping.TypeOf(path)}, and {TypeInEcs(path)} in ECS"),
        ];
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("threat.technique.name.text", "match_only_text")]
    [InlineData("threat.technique.subtechnique.name.text", "match_only_text")]
    [InlineData("threat.tactic.name.text", null)]
    [InlineData("flowkafka.findings.kind", "keyword")]
    [InlineData("flowkafka.rotation.servers", "ip")]
    [InlineData("flowkafka.campaign.servers", "keyword")]
    [InlineData("flowkafka.in_hull", "keyword")]
    [InlineData("flowkafka.nothing", null)]
    public void TypeOf_AField_IsWhatTheFilesSay(string path, string? type) => Assert.Equal(type, Mapping.TypeOf(path));

    [Theory]
    [InlineData("flowkafka.hull.x")]
    [InlineData("flowkafka.hull.y")]
    public void APolygonsVertices_AreReadFromTheSourceOnly(string path)
    {
        Assert.False(Mapping.IsSearchable(path));
        Assert.False(Mapping.IsAggregatable(path));
    }

    [Fact]
    public void NoField_IsNested()
    {
        foreach (var file in Files())
            Assert.DoesNotContain("\"nested\"", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Fact]
    public void FieldsThatAreNotMapped_AreNotAddedByDocuments()
    {
        var mappings = DocumentMapping.Read("component/flowkafka-ecs.json")["template"]!["mappings"]!;
        Assert.False((bool)mappings["dynamic"]!);
        foreach (var file in Files().Where(file => !file.EndsWith("flowkafka-ecs.json", StringComparison.Ordinal)))
            Assert.DoesNotContain("\"dynamic\"", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Fact]
    public void TheFields_AreFarFewerThanTheLimit()
    {
        var limit = (int)Settings("index.mapping.total_fields.limit")!;
        Assert.Equal(1000, limit);
        Assert.InRange(Mapping.Paths.Count, 200, limit / 2);
    }

    [Fact]
    public void ABadValue_IsRefused_NotDroppedInSilence() => Assert.False((bool)Settings("index.mapping.ignore_malformed")!);

    [Fact]
    public void TheFieldsOfAPlainSearch_AreMapped()
    {
        foreach (var path in Settings("index.query.default_field")!.AsArray())
            Assert.True(Mapping.IsSearchable((string)path!), $"{path} can't be searched");
    }

    private static string TypeInEcs(string path)
    {
        if (EcsTypes.TryGetValue(path, out var type))
            return type;
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && path[..dot] is "client" or "server" or "source" or "destination"
            ? EndpointTypes.GetValueOrDefault(path[(dot + 1)..], "keyword")
            : "keyword";
    }

    // 'string | Array<string>', "'9.4.0'" and "'a' | 'b'" are strings.
    private static string ValueOf(string declared)
    {
        var first = declared.Split('|')[0].Trim();
        return first is "number" or "boolean" ? first : "string";
    }

    private static string ValueInJson(string type) => type switch
    {
        "long" or "double" or "float" => "number",
        "boolean" => "boolean",
        _ => "string",
    };

    private static JsonNode? Settings(string key) => DocumentMapping.Read("component/flowkafka-settings.json")["template"]!["settings"]![key];

    private static IEnumerable<string> Files() => Directory.EnumerateFiles(DocumentMapping.Folder, "*.json", SearchOption.AllDirectories);
}
