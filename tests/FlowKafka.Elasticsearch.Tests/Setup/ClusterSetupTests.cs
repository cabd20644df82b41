using FlowKafka.Elasticsearch.Setup;

namespace FlowKafka.Elasticsearch.Tests.Setup;

/// <summary>Templates and lifecycles, against a server that keeps them.</summary>
public class ClusterSetupTests
{
    private static readonly SetupPart[] OfCluster = [SetupPart.Templates, SetupPart.Lifecycle];

    [Fact]
    public async Task TheFirstRun_CreatesAll_InTheOrderInWhichTheyNeedOneAnother()
    {
        await using var driver = await SetupDriver.StartAsync();
        var results = await driver.RunAsync(OfCluster);
        Assert.All(results, result => Assert.Equal((SetupOutcome.Created, ""), (result.Outcome, result.Note)));
        Assert.Equal(
            [
                "lifecycle policy flowkafka-detection-index", "lifecycle policy flowkafka-detections", "lifecycle policy flowkafka-flows",
                "lifecycle policy flowkafka-models", "lifecycle policy flowkafka-pipeline",
                "component template flowkafka-ecs", "component template flowkafka-fields", "component template flowkafka-settings",
                "index template flowkafka-detection", "index template logs-flowkafka.detection", "index template logs-flowkafka.flow",
                "index template logs-flowkafka.model", "index template metrics-flowkafka.pipeline",
            ],
            results.Select(result => $"{result.Kind} {result.Name}"));
        Assert.Equal(13, driver.Server.Cluster.Objects.Count);
        Assert.Equal(["Elasticsearch 8.17.0"], driver.Told);
    }

    [Theory]
    [InlineData("7.17.25", false)]
    [InlineData("8.6.0", false)]
    [InlineData("8.17.0", false)]
    [InlineData("9.1.2", false)]
    [InlineData("1.3.0", true)]
    [InlineData("2.11.0", true)]
    [InlineData("3.1.0", true)]
    public async Task TheSecondRun_ChangesNothing(string version, bool isOpenSearch)
    {
        await using var driver = await SetupDriver.StartAsync(version, isOpenSearch);
        Assert.All(await driver.RunAsync(OfCluster), result => Assert.Equal(SetupOutcome.Created, result.Outcome));
        var again = await driver.RunAsync(OfCluster);
        Assert.Equal(13, again.Count);
        Assert.All(again, result => Assert.Equal(SetupOutcome.Unchanged, result.Outcome));
        Assert.Empty(driver.Server.Writes);
    }

    [Fact]
    public async Task WhatIsMade_SaysWhoMadeIt()
    {
        await using var driver = await SetupDriver.StartAsync();
        await driver.RunAsync(OfCluster);
        foreach (var (path, body) in driver.Server.Cluster.Objects)
        {
            var meta = (body["_meta"] ?? body["policy"]!["_meta"])!;
            Assert.Equal(("flowkafka", "0.8.0"), ((string?)meta["managed_by"], (string?)meta["version"]));
            Assert.True(((string)meta["hash"]!).Length == 16, path);
        }
    }

    [Fact]
    public async Task ALifecycleThatTheUserChanged_IsKept_AndForceOverwritesIt()
    {
        await using var driver = await SetupDriver.StartAsync();
        await driver.RunAsync(OfCluster);
        var delete = driver.Server.Cluster.Objects["_ilm/policy/flowkafka-flows"]["policy"]!["phases"]!["delete"]!;
        delete["min_age"] = "90d";

        var kept = (await driver.RunAsync(OfCluster)).Where(result => result.Outcome != SetupOutcome.Unchanged);
        Assert.Equal([new(SetupPart.Lifecycle, "lifecycle policy", "flowkafka-flows", SetupOutcome.Kept, "changed by hand; --force overwrites it")], kept);
        Assert.Empty(driver.Server.Writes);

        driver.Options = driver.Options with { Force = true };
        var forced = (await driver.RunAsync(OfCluster)).Where(result => result.Outcome != SetupOutcome.Unchanged);
        Assert.Equal([new(SetupPart.Lifecycle, "lifecycle policy", "flowkafka-flows", SetupOutcome.Changed)], forced);
        Assert.Equal("30d", (string?)driver.Server.Cluster.Objects["_ilm/policy/flowkafka-flows"]["policy"]!["phases"]!["delete"]!["min_age"]);
    }

    [Fact]
    public async Task AStatePolicyThatTheUserChanged_IsKept_AndForceOverwritesIt()
    {
        await using var driver = await SetupDriver.StartAsync("2.19.0", isOpenSearch: true);
        await driver.RunAsync(OfCluster);
        var states = driver.Server.Cluster.Objects["_plugins/_ism/policies/flowkafka-flows"]["policy"]!["states"]!;
        states[0]!["transitions"]![0]!["conditions"]!["min_rollover_age"] = "90d";
        Assert.Equal(SetupOutcome.Kept, Find(await driver.RunAsync(OfCluster), "flowkafka-flows").Outcome);

        driver.Options = driver.Options with { Force = true };
        Assert.Equal(SetupOutcome.Changed, Find(await driver.RunAsync(OfCluster), "flowkafka-flows").Outcome);
        Assert.Equal(["_plugins/_ism/policies/flowkafka-flows?if_seq_no=1&if_primary_term=1"], driver.Server.Writes.Select(write => write.Path));
    }

    [Fact]
    public async Task WhatAnOlderVersionMade_AndNobodyChanged_IsChanged()
    {
        await using var driver = await SetupDriver.StartAsync();
        await driver.RunAsync(OfCluster);
        var template = driver.Server.Cluster.Objects["_component_template/flowkafka-settings"];
        template["template"]!["settings"]!["index"]!["refresh_interval"] = "1s";
        template["_meta"]!["hash"] = CanonicalJson.HashOf(template);

        var changed = (await driver.RunAsync(OfCluster)).Where(result => result.Outcome != SetupOutcome.Unchanged);
        Assert.Equal([new(SetupPart.Templates, "component template", "flowkafka-settings", SetupOutcome.Changed)], changed);
        var now = driver.Server.Cluster.Objects["_component_template/flowkafka-settings"];
        Assert.Equal("5s", (string?)now["template"]!["settings"]!["index"]!["refresh_interval"]);
    }

    [Fact]
    public async Task WhatSomebodyElseMade_IsKept()
    {
        await using var driver = await SetupDriver.StartAsync();
        await driver.RunAsync(OfCluster);
        driver.Server.Cluster.Objects["_index_template/logs-flowkafka.flow"].Remove("_meta");
        driver.Server.Cluster.Objects["_index_template/logs-flowkafka.flow"]["priority"] = 600;
        var kept = Find(await driver.RunAsync(OfCluster), "logs-flowkafka.flow");
        Assert.Equal((SetupOutcome.Kept, "it is not FlowKafka's; --force overwrites it"), (kept.Outcome, kept.Note));
    }

    [Theory]
    [InlineData("7.17.25", false, "Elasticsearch 7.17.25 does without flowkafka@custom, index.mode logsdb")]
    [InlineData("8.16.0", false, "Elasticsearch 8.16.0 does without index.mode logsdb")]
    [InlineData("8.17.0", false, "")]
    [InlineData("9.1.2", false, "")]
    [InlineData("2.13.0", true, "OpenSearch 2.13.0 does without constant_keyword (keyword instead), flowkafka@custom, index.mode logsdb")]
    [InlineData("2.14.0", true, "OpenSearch 2.14.0 does without flowkafka@custom, index.mode logsdb")]
    public async Task FlowsTemplate_LeavesOutWhatTheServerLacks_AndSaysSo(string version, bool isOpenSearch, string note)
    {
        await using var driver = await SetupDriver.StartAsync(version, isOpenSearch);
        var result = Find(await driver.RunAsync(OfCluster), "logs-flowkafka.flow");
        Assert.Equal((SetupOutcome.Created, note), (result.Outcome, result.Note));
    }

    [Theory]
    [InlineData("2.11.1", "text")]
    [InlineData("2.12.0", "match_only_text")]
    public async Task OpenSearchsText_IsPlainBefore212(string version, string type)
    {
        await using var driver = await SetupDriver.StartAsync(version, isOpenSearch: true);
        await driver.RunAsync(OfCluster);
        var fields = driver.Server.Cluster.Objects["_component_template/flowkafka-ecs"]["template"]!["mappings"]!["properties"]!;
        Assert.Equal(type, (string?)fields["message"]!["type"]);
        Assert.Equal(type, (string?)fields["threat"]!["properties"]!["technique"]!["properties"]!["name"]!["fields"]!["text"]!["type"]);
    }

    [Theory]
    [InlineData("7.16.3")]
    [InlineData("6.8.0")]
    public async Task AServerThatIsTooOld_IsLeftAlone(string version)
    {
        await using var driver = await SetupDriver.StartAsync(version);
        var result = Assert.Single(await driver.RunAsync(OfCluster));
        Assert.Equal(SetupOutcome.Failed, result.Outcome);
        Assert.StartsWith($"Elasticsearch {version} is too old: FlowKafka needs Elasticsearch 7.17 or later", result.Note, StringComparison.Ordinal);
        Assert.Empty(driver.Server.Writes);
    }

    [Fact]
    public async Task WhatFails_KeepsOnlyThoseBackThatNeedIt()
    {
        await using var driver = await SetupDriver.StartAsync();
        driver.Server.Refuses = ("_component_template/flowkafka-ecs", 403);
        var results = await driver.RunAsync(OfCluster);
        Assert.Contains("manage_ilm,manage,all", Find(results, "flowkafka-ecs").Note, StringComparison.Ordinal);
        Assert.Equal(SetupOutcome.Failed, Find(results, "flowkafka-ecs").Outcome);
        Assert.Equal((SetupOutcome.LeftOut, "it needs flowkafka-ecs, which failed"), (Find(results, "logs-flowkafka.flow").Outcome, Find(results, "logs-flowkafka.flow").Note));
        Assert.Equal(SetupOutcome.Created, Find(results, "flowkafka-fields").Outcome);
        Assert.Equal(7, driver.Server.Cluster.Objects.Count);
    }

    [Fact]
    public async Task WrongCredentials_AreOneLine()
    {
        await using var driver = await SetupDriver.StartAsync();
        driver.Server.Authorization = "ApiKey right";
        driver.Options = driver.Options with { Elasticsearch = driver.Options.Elasticsearch with { ApiKey = "wrong" } };
        var result = Assert.Single(await driver.RunAsync(OfCluster));
        Assert.Equal((SetupOutcome.Failed, "Elasticsearch"), (result.Outcome, result.Name));
        Assert.Contains("does not accept the credentials (401): check Elasticsearch:ApiKey", result.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AServerThatIsAway_IsOneLine()
    {
        await using var driver = await SetupDriver.StartAsync();
        driver.Options = driver.Options with { Elasticsearch = new() { Nodes = ["http://127.0.0.1:1"] } };
        var result = Assert.Single(await driver.RunAsync(OfCluster));
        Assert.Equal(SetupOutcome.Failed, result.Outcome);
        Assert.Contains("can't be reached", result.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutNodes_TheClusterIsLeftOut()
    {
        await using var driver = await SetupDriver.StartAsync();
        driver.Options = driver.Options with { Elasticsearch = new() };
        var result = Assert.Single(await driver.RunAsync(OfCluster));
        Assert.Equal((SetupOutcome.LeftOut, "Elasticsearch:Nodes is empty"), (result.Outcome, result.Note));
    }

    [Fact]
    public async Task ADryRun_AsksAndWritesNothing_AndGivesTheRequests()
    {
        await using var driver = await SetupDriver.StartAsync();
        await driver.RunAsync(SetupPart.Lifecycle);
        var requests = new List<SetupRequest>();
        driver.Options = driver.Options with { DryRun = requests.Add };
        var results = await driver.RunAsync(OfCluster);
        Assert.Equal(5, results.Count(result => result.Outcome == SetupOutcome.Unchanged));
        Assert.Equal(8, results.Count(result => result.Outcome == SetupOutcome.Created));
        Assert.Equal(8, requests.Count);
        Assert.Equal("_component_template/flowkafka-ecs", requests[0].Path);
        Assert.Equal(HttpMethod.Put, requests[0].Method);
        Assert.Empty(driver.Server.Writes);
    }

    [Fact]
    public async Task AnAssumedServer_IsNotAsked()
    {
        await using var driver = await SetupDriver.StartAsync();
        var requests = new List<SetupRequest>();
        driver.Options = driver.Options with { DryRun = requests.Add, Assumed = new(ServerDistribution.OpenSearch, new(2, 11)) };
        await driver.RunAsync(OfCluster);
        Assert.Empty(driver.Server.Requests);
        Assert.Equal(13, requests.Count);
        Assert.Equal("_plugins/_ism/policies/flowkafka-detection-index", requests[0].Path);
        Assert.DoesNotContain("logsdb", System.Text.Encoding.UTF8.GetString(requests[10].Body.Span), StringComparison.Ordinal);
    }

    private static SetupResult Find(IEnumerable<SetupResult> results, string name) => results.Single(result => result.Name == name);
}
