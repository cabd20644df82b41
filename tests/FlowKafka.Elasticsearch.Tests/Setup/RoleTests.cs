using System.Text.Json.Nodes;
using FlowKafka.Testing.Elasticsearch;

namespace FlowKafka.Elasticsearch.Tests.Setup;

/// <summary>The roles of deploy/elasticsearch: our indices only, and no privilege that is not needed.</summary>
public class RoleTests
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(DocumentMapping.Folder, "..", "..", "deploy", "elasticsearch"));

    private static readonly string[] OurIndices =
    [
        "logs-flowkafka.detection-*", "logs-flowkafka.detection*", "logs-flowkafka.flow-*", "logs-flowkafka.model-*",
        "metrics-flowkafka.pipeline-*", "flowkafka-detection-*",
    ];

    [Theory]
    [InlineData("roles/flowkafka-delivery.json", "", "auto_configure create_doc")]
    [InlineData("roles/flowkafka-delivery-index.json", "", "auto_configure create_doc index")]
    [InlineData("roles/flowkafka-setup.json", "manage_ilm manage_index_templates monitor", "manage read view_index_metadata")]
    [InlineData("roles/flowkafka-analyst.json", "", "read view_index_metadata")]
    public void ARole_NamesOurIndices_AndWhatItNeeds(string file, string cluster, string indices)
    {
        var role = Read(file);
        Assert.Equal(cluster, string.Join(' ', Texts(role["cluster"]!).Order()));
        Assert.Equal(indices, string.Join(' ', Grants(role).SelectMany(grant => Texts(grant["privileges"]!)).Distinct().Order()));
        Assert.Empty(Grants(role).SelectMany(grant => Texts(grant["names"]!)).Except(OurIndices));
    }

    [Theory]
    [InlineData("flowkafka-delivery", "logs-flowkafka.detection-* logs-flowkafka.flow-* logs-flowkafka.model-* metrics-flowkafka.pipeline-*")]
    [InlineData("flowkafka-delivery-index", "logs-flowkafka.flow-* logs-flowkafka.model-* metrics-flowkafka.pipeline-*")]
    public void Delivery_MayAddToEveryDataStreamThatItWritesTo(string name, string streams)
    {
        var grant = Grants(Read($"roles/{name}.json")).Single(grant => Texts(grant["privileges"]!).Contains("create_doc"));
        Assert.Equal(streams, string.Join(' ', Texts(grant["names"]!)));
    }

    [Theory]
    [InlineData("delivery", "flowkafka-delivery")]
    [InlineData("delivery-index", "flowkafka-delivery-index")]
    [InlineData("setup", "flowkafka-setup")]
    public void AnApiKey_HasWhatItsRoleHas(string key, string role)
    {
        var wanted = Read($"roles/{role}.json");
        wanted.Remove("metadata");
        var body = Read($"api-key-{key}.json");
        Assert.True(JsonNode.DeepEquals(wanted, body["role_descriptors"]![role]));
        // Kibana runs a rule that set-up changed with its key.
        Assert.False(body.ContainsKey("expiration"));
    }

    [Fact]
    public void EveryTemplatesPattern_IsInSetUpsRole()
    {
        var granted = Grants(Read("roles/flowkafka-setup.json")).SelectMany(grant => Texts(grant["names"]!)).ToList();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(DocumentMapping.Folder, "index"), "*.json"))
        {
            foreach (var pattern in Texts(JsonNode.Parse(File.ReadAllText(file))!["index_patterns"]!))
                Assert.Contains(granted, name => pattern.StartsWith(name.TrimEnd('*'), StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("setup", "space_all")]
    [InlineData("analyst", "space_read")]
    public void KibanasPrivileges_AreThoseThatEveryVersionHas(string role, string privilege)
    {
        var application = Assert.Single(Read($"roles/flowkafka-{role}.json")["applications"]!.AsArray())!;
        Assert.Equal("kibana-.kibana", (string?)application["application"]);
        Assert.Equal([privilege], Texts(application["privileges"]!));
        Assert.Equal(["space:default"], Texts(application["resources"]!));
    }

    private static JsonObject Read(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, file)))!.AsObject();

    private static IEnumerable<JsonNode> Grants(JsonObject role) => role["indices"]!.AsArray().Select(grant => grant!);

    private static IEnumerable<string> Texts(JsonNode list) => list.AsArray().Select(item => (string)item!);
}
