using System.Text.Json.Nodes;
using FlowKafka.Testing.Elasticsearch;

namespace FlowKafka.Elasticsearch.Tests.Setup;

/// <summary>The templates and the lifecycles fit one another.</summary>
public class TemplateTests
{
    public static TheoryData<string, string, string> Templates { get; } = new()
    {
        { "logs-flowkafka.detection", "logs-flowkafka.detection-*", "flowkafka-detections" },
        { "logs-flowkafka.flow", "logs-flowkafka.flow-*", "flowkafka-flows" },
        { "logs-flowkafka.model", "logs-flowkafka.model-*", "flowkafka-models" },
        { "metrics-flowkafka.pipeline", "metrics-flowkafka.pipeline-*", "flowkafka-pipeline" },
        { "flowkafka-detection", "flowkafka-detection-*", "flowkafka-detection-index" },
    };

    [Theory]
    [MemberData(nameof(Templates))]
    public void ATemplate_HasItsPattern_WinsOverTheServersOwn_AndNamesWhatThereIs(string name, string pattern, string policy)
    {
        var template = DocumentMapping.Read($"index/{name}.json");
        Assert.Equal([pattern], template["index_patterns"]!.AsArray().Select(item => (string)item!));
        Assert.Equal(501, (int)template["priority"]!);
        Assert.Equal(policy, (string)template["template"]!["settings"]!["index.lifecycle.name"]!);
        Assert.True(File.Exists(Path.Combine(DocumentMapping.Folder, "ilm", policy + ".json")));
        var optional = template["ignore_missing_component_templates"]!.AsArray().Select(item => (string)item!).ToList();
        foreach (var part in template["composed_of"]!.AsArray().Select(item => (string)item!).Except(optional))
            Assert.True(File.Exists(Path.Combine(DocumentMapping.Folder, "component", part + ".json")), $"{part} is missing");
    }

    [Theory]
    [InlineData("logs-flowkafka.detection", "logs", "flowkafka.detection", "standard")]
    [InlineData("logs-flowkafka.flow", "logs", "flowkafka.flow", "logsdb")]
    [InlineData("logs-flowkafka.model", "logs", "flowkafka.model", "standard")]
    [InlineData("metrics-flowkafka.pipeline", "metrics", "flowkafka.pipeline", "standard")]
    public void ADataStreamsTemplate_SaysItsParts_AndItsMode(string name, string type, string dataset, string mode)
    {
        var template = DocumentMapping.Read($"index/{name}.json");
        Assert.NotNull(template["data_stream"]);
        var stream = template["template"]!["mappings"]!["properties"]!["data_stream"]!["properties"]!;
        Assert.Equal(type, (string)stream["type"]!["value"]!);
        Assert.Equal(dataset, (string)stream["dataset"]!["value"]!);
        Assert.Null(stream["namespace"]!["value"]);
        Assert.Equal(mode, (string)template["template"]!["settings"]!["index.mode"]!);
    }

    [Fact]
    public void TheMonthlyIndices_AreNoDataStream_AndHaveAnAliasThatLogsFind()
    {
        var template = DocumentMapping.Read("index/flowkafka-detection.json");
        Assert.Null(template["data_stream"]);
        Assert.NotNull(template["template"]!["aliases"]!["logs-flowkafka.detection"]);
    }

    [Fact]
    public void Flows_AreSortedByMappedFields()
    {
        var settings = DocumentMapping.Read("index/logs-flowkafka.flow.json")["template"]!["settings"]!;
        var types = settings["index.sort.field"]!.AsArray().Select(field => DocumentMapping.Current.TypeOf((string)field!));
        Assert.Equal(["keyword", "date"], types);
        Assert.Equal(["asc", "desc"], settings["index.sort.order"]!.AsArray().Select(order => (string)order!));
    }

    [Theory]
    [InlineData("flowkafka-detections", "30d", "400d")]
    [InlineData("flowkafka-flows", "1d", "30d")]
    [InlineData("flowkafka-models", "365d", null)]
    [InlineData("flowkafka-pipeline", "7d", "14d")]
    [InlineData("flowkafka-detection-index", null, "400d")]
    public void ALifecycle_IsTheSameForBothServers(string name, string? rollover, string? delete)
    {
        var phases = DocumentMapping.Read($"ilm/{name}.json")["policy"]!["phases"]!;
        Assert.Equal(rollover, (string?)phases["hot"]!["actions"]!["rollover"]?["max_age"]);
        Assert.Equal(delete, (string?)phases["delete"]?["min_age"]);

        var policy = DocumentMapping.Read($"ism/{name}.json")["policy"]!;
        var hot = policy["states"]![0]!;
        var conditions = hot["transitions"]!.AsArray().FirstOrDefault()?["conditions"];
        Assert.Equal(rollover, (string?)hot["actions"]!.AsArray().FirstOrDefault()?["rollover"]!["min_index_age"]);
        Assert.Equal(delete, (string?)(conditions?["min_rollover_age"] ?? conditions?["min_index_age"]));
        Assert.Equal(delete is null ? 1 : 2, policy["states"]!.AsArray().Count);
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void AnIsmPolicy_TakesTheIndicesOfItsTemplate(string name, string pattern, string policy)
    {
        Assert.NotEmpty(name);
        var template = DocumentMapping.Read($"ism/{policy}.json")["policy"]!["ism_template"]![0]!;
        Assert.Equal([pattern], template["index_patterns"]!.AsArray().Select(item => (string)item!));
    }

    [Fact]
    public void EveryObject_SaysThatItIsOurs()
    {
        foreach (var folder in (string[])["component", "index", "ilm"])
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(DocumentMapping.Folder, folder), "*.json"))
            {
                var body = JsonNode.Parse(File.ReadAllText(file))!;
                Assert.Equal("flowkafka", (string?)(body["_meta"] ?? body["policy"]!["_meta"])!["managed_by"]);
            }
        }
    }
}
