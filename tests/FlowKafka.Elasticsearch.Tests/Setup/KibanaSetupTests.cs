using System.Text.Json.Nodes;
using FlowKafka.Elasticsearch.Setup;

namespace FlowKafka.Elasticsearch.Tests.Setup;

/// <summary>Saved objects, detection rules and alerts, against a Kibana that keeps them.</summary>
public class KibanaSetupTests
{
    private const string Overview = "dashboard:flowkafka-overview";

    private static readonly SetupPart[] OfKibana = [SetupPart.Objects, SetupPart.Rules];

    [Fact]
    public async Task TheFirstRun_CreatesAll_AndNoRuleIsOn()
    {
        await using var driver = await SetupDriver.StartAsync();
        var results = await driver.RunAsync(OfKibana);
        Assert.All(results, result => Assert.Equal(SetupOutcome.Created, result.Outcome));
        Assert.Contains(results, result => result is { Kind: "dashboard", Name: "flowkafka-overview" });
        var kibana = driver.Server.Kibana;
        Assert.Contains(Overview, kibana.Objects.Keys);
        Assert.True(kibana.Rules.Count >= 5 && kibana.Alerts.Count >= 4, $"{kibana.Rules.Count} rules, {kibana.Alerts.Count} alerts");
        Assert.All(kibana.Rules.Values.Concat(kibana.Alerts.Values), rule => Assert.False((bool)rule["enabled"]!));
        Assert.Equal(["Elasticsearch 8.17.0", "Kibana 8.17.0"], driver.Told);
    }

    [Theory]
    [InlineData("8.9.0")]
    [InlineData("8.17.0")]
    [InlineData("9.1.2")]
    public async Task TheSecondRun_ChangesNothing(string version)
    {
        await using var driver = await SetupDriver.StartAsync(version);
        var first = await driver.RunAsync();
        var again = await driver.RunAsync();
        Assert.Equal(first.Count, again.Count);
        Assert.All(again.Where(result => result.Outcome != SetupOutcome.LeftOut), result => Assert.Equal(SetupOutcome.Unchanged, result.Outcome));
        Assert.Empty(driver.Server.Writes);
    }

    [Fact]
    public async Task ADashboardThatTheUserChanged_IsKept_AndForceOverwritesIt()
    {
        await using var driver = await SetupDriver.StartAsync();
        await driver.RunAsync(OfKibana);
        driver.Server.Kibana.Touch(driver.Server.Kibana.Objects[Overview]);
        var kept = (await driver.RunAsync(OfKibana)).Where(result => result.Outcome != SetupOutcome.Unchanged);
        Assert.Equal([new(SetupPart.Objects, "dashboard", "flowkafka-overview", SetupOutcome.Kept, "changed by hand; --force overwrites it")], kept);
        Assert.Empty(driver.Server.Writes);

        driver.Options = driver.Options with { Force = true };
        Assert.All(await driver.RunAsync(SetupPart.Objects), result => Assert.Equal(SetupOutcome.Changed, result.Outcome));
    }

    [Fact]
    public async Task AnObjectThatWasDeleted_IsCreatedAgain_Alone()
    {
        await using var driver = await SetupDriver.StartAsync();
        await driver.RunAsync(OfKibana);
        driver.Server.Kibana.Objects.Remove(Overview);
        var done = (await driver.RunAsync(OfKibana)).Where(result => result.Outcome != SetupOutcome.Unchanged);
        Assert.Equal([new(SetupPart.Objects, "dashboard", "flowkafka-overview", SetupOutcome.Created)], done);
    }

    [Fact]
    public async Task AnObjectThatSetUpDidNotInstall_IsKept()
    {
        await using var driver = await SetupDriver.StartAsync();
        driver.Server.Kibana.Objects[Overview] = new JsonObject { ["type"] = "dashboard", ["id"] = "flowkafka-overview", ["updated_at"] = "2026-01-01" };
        var kept = (await driver.RunAsync(OfKibana)).Where(result => result.Outcome != SetupOutcome.Created);
        Assert.Equal(
            [new(SetupPart.Objects, "dashboard", "flowkafka-overview", SetupOutcome.Kept, "'flowkafka setup' did not install it; --force overwrites it")], kept);
    }

    [Fact]
    public async Task AnImportsErrors_AreALineEach()
    {
        await using var driver = await SetupDriver.StartAsync();
        var errors = driver.Server.Kibana.Errors;
        errors["dashboard:flowkafka-overview"] = new()
        {
            ["type"] = "missing_references",
            ["references"] = new JsonArray(new JsonObject { ["type"] = "index-pattern", ["id"] = "gone" }),
        };
        errors["dashboard:flowkafka-hunt"] = new() { ["type"] = "conflict" };
        errors["dashboard:flowkafka-servers"] = new() { ["type"] = "unknown", ["message"] = "boom" };
        var failed = (await driver.RunAsync(SetupPart.Objects)).Where(result => result.Outcome == SetupOutcome.Failed);
        Assert.Equal(
            ["flowkafka-hunt: another object has its id", "flowkafka-overview: it needs what is not there: index-pattern gone", "flowkafka-servers: boom"],
            failed.Select(result => $"{result.Name}: {result.Note}").Order());
        errors.Clear();
        Assert.Equal(3, (await driver.RunAsync(SetupPart.Objects)).Count(result => result.Outcome == SetupOutcome.Created));
    }

    [Fact]
    public async Task ANewVersionOfARule_KeepsWhatItsUsersSet()
    {
        await using var driver = await SetupDriver.StartAsync();
        await driver.RunAsync(SetupPart.Rules);
        var (id, rule) = driver.Server.Kibana.Rules.First();
        rule["enabled"] = true;
        rule["actions"] = new JsonArray(new JsonObject { ["id"] = "mail" });
        ForgetHash(driver, $"rule:{id}");

        var changed = (await driver.RunAsync(SetupPart.Rules)).Where(result => result.Outcome != SetupOutcome.Unchanged);
        Assert.Equal([new(SetupPart.Rules, "detection rule", (string)rule["name"]!, SetupOutcome.Changed)], changed);
        var now = driver.Server.Kibana.Rules[id];
        Assert.NotSame(rule, now);
        Assert.True((bool)now["enabled"]!);
        Assert.Equal("mail", (string?)now["actions"]![0]!["id"]);
    }

    [Fact]
    public async Task ANewVersionOfAnAlert_KeepsWhatItsUsersSet()
    {
        await using var driver = await SetupDriver.StartAsync();
        await driver.RunAsync(SetupPart.Rules);
        var (id, alert) = driver.Server.Kibana.Alerts.First();
        alert["enabled"] = true;
        alert["actions"] = new JsonArray(new JsonObject { ["id"] = "mail", ["group"] = "query matched", ["connector_type_id"] = ".email" });
        ForgetHash(driver, $"alert:{id}");

        Assert.Single(await driver.RunAsync(SetupPart.Rules), result => result.Outcome == SetupOutcome.Changed);
        var write = driver.Server.Writes[0];
        Assert.Equal(("PUT", $"api/alerting/rule/{id}"), (write.Method, write.Path));
        Assert.True((bool)alert["enabled"]!);
        Assert.Equal("""[{"group":"query matched","id":"mail"}]""", alert["actions"]!.ToJsonString());
    }

    [Fact]
    public async Task ARuleThatTheUserChanged_IsKept_ButNotForBeingOn()
    {
        await using var driver = await SetupDriver.StartAsync();
        await driver.RunAsync(SetupPart.Rules);
        var rules = driver.Server.Kibana.Rules.Values.Where(rule => rule.ContainsKey("query")).Take(2).ToList();
        rules[0]["enabled"] = true;
        rules[1]["query"] = "host.name : *";
        var kept = (await driver.RunAsync(SetupPart.Rules)).Where(result => result.Outcome != SetupOutcome.Unchanged);
        Assert.Equal([new(SetupPart.Rules, "detection rule", (string)rules[1]["name"]!, SetupOutcome.Kept, "changed by hand; --force overwrites it")], kept);
    }

    [Fact]
    public async Task AnOlderKibana_GetsWhatItCanTake()
    {
        await using var driver = await SetupDriver.StartAsync("7.17.25");
        var results = await driver.RunAsync(OfKibana);
        Assert.All(results, result => Assert.Equal(SetupOutcome.LeftOut, result.Outcome));
        Assert.Equal("Kibana 7.17.25 can't import them: they are written for Kibana 8.9 and later", results[0].Note);
        Assert.Empty(driver.Server.Writes);
    }

    [Theory]
    [InlineData("8.10.4", false)]
    [InlineData("8.11.0", true)]
    public async Task AFieldOfARule_IsLeftOut_BeforeKibanaHadIt(string version, bool isThere)
    {
        await using var driver = await SetupDriver.StartAsync(version);
        await driver.RunAsync(SetupPart.Rules);
        Assert.Equal(isThere, driver.Server.Kibana.Rules.Values.Any(rule => rule.ContainsKey("investigation_fields")));
    }

    [Fact]
    public async Task OpenSearchDashboards_IsLeftOut()
    {
        await using var driver = await SetupDriver.StartAsync("2.19.0", isOpenSearch: true);
        var results = await driver.RunAsync(OfKibana);
        Assert.Equal(
            [
                "OpenSearch Dashboards 2.19.0 can't import them: they are written for Kibana 8.9 and later",
                "OpenSearch Dashboards 2.19.0 has neither Elastic Security nor Kibana's alerts",
            ],
            results.Select(result => result.Note));
        Assert.All(results, result => Assert.Equal(SetupOutcome.LeftOut, result.Outcome));
    }

    [Fact]
    public async Task ASpace_IsWhereItAllGoes()
    {
        await using var driver = await SetupDriver.StartAsync();
        driver.Server.Kibana.Space = "soc";
        driver.Options = driver.Options with { Kibana = driver.Options.Kibana with { Space = "soc" } };
        Assert.All(await driver.RunAsync(OfKibana), result => Assert.Equal(SetupOutcome.Created, result.Outcome));
        Assert.All(driver.Server.Writes.Where(write => !write.Path.StartsWith('_')), write => Assert.StartsWith("s/soc/api/", write.Path, StringComparison.Ordinal));
        Assert.All(await driver.RunAsync(OfKibana), result => Assert.Equal(SetupOutcome.Unchanged, result.Outcome));
    }

    [Fact]
    public async Task ARefusal_IsALine_AndTheRestGoesOn()
    {
        await using var driver = await SetupDriver.StartAsync();
        driver.Server.Refuses = ("api/detection_engine", 403);
        var results = await driver.RunAsync(OfKibana);
        Assert.All(results.Where(result => result.Kind == "detection rule"), result =>
        {
            Assert.Equal(SetupOutcome.Failed, result.Outcome);
            Assert.Contains("forbids it (403)", result.Note, StringComparison.Ordinal);
        });
        Assert.All(results.Where(result => result.Kind != "detection rule"), result => Assert.Equal(SetupOutcome.Created, result.Outcome));
    }

    [Fact]
    public async Task AKibanaThatIsAway_KeepsTheClusterFromNothing()
    {
        await using var driver = await SetupDriver.StartAsync();
        driver.Options = driver.Options with { Kibana = new() { Url = "http://127.0.0.1:1" } };
        var results = await driver.RunAsync();
        var failed = Assert.Single(results, result => result.Outcome == SetupOutcome.Failed);
        Assert.Equal("Kibana", failed.Name);
        Assert.Contains("can't be reached", failed.Note, StringComparison.Ordinal);
        Assert.Equal(13, results.Count(result => result.Outcome == SetupOutcome.Created));
    }

    [Fact]
    public async Task WhatIsNoKibana_IsOneLine()
    {
        await using var driver = await SetupDriver.StartAsync();
        driver.Server.Refuses = ("api/status", 200);
        var failed = Assert.Single(await driver.RunAsync(OfKibana));
        Assert.Equal(SetupOutcome.Failed, failed.Outcome);
        Assert.EndsWith("does not answer as Kibana does: check Kibana:Url.", failed.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADryRun_WritesNothing()
    {
        await using var driver = await SetupDriver.StartAsync();
        var requests = new List<SetupRequest>();
        driver.Options = driver.Options with { DryRun = requests.Add, Kibana = driver.Options.Kibana with { Space = "soc" } };
        driver.Server.Kibana.Space = "soc";
        Assert.All(await driver.RunAsync(OfKibana), result => Assert.Equal(SetupOutcome.Created, result.Outcome));
        Assert.Empty(driver.Server.Writes);
        Assert.Equal(
            ["s/soc/api/saved_objects/_import?overwrite=true", "s/soc/api/detection_engine/rules/_import?overwrite=true"],
            requests.Take(2).Select(request => request.Path));
        Assert.Equal("flowkafka.ndjson", requests[0].FileName);
    }

    // As if an older version had installed something else.
    private static void ForgetHash(SetupDriver driver, string key)
    {
        var record = driver.Server.Cluster.Objects["_component_template/flowkafka-setup"];
        record["_meta"]!["kibana"]!["default"]![key]!["hash"] = "0000000000000000";
    }
}
