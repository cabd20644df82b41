using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using FlowKafka.Elasticsearch.Kibana;
using FlowKafka.Processor.Tests;

namespace FlowKafka.Elasticsearch.Tests.Rules;

public sealed partial class DetectionRulesTests
{
    private static readonly Version Newest = new(9, 99);

    [Fact]
    public void Security_AllRules_AreThese() => Assert.Equal(
        [
            "FlowKafka: blocked miner 8.9", "FlowKafka: mining campaign of three and more hosts 8.9", "FlowKafka: mining episode, high or critical 8.9",
            "FlowKafka: mining episode, medium 8.9", "FlowKafka: quiet long flow with a listed server 8.14", "FlowKafka: new mining server 8.9",
            "FlowKafka: several miners at one server 8.9",
        ],
        DetectionRules.Security.Select(rule => $"{rule.Name} {rule.Minimum}"));

    [Fact]
    public void Alerts_AllRules_AreThese() => Assert.Equal(
        [
            "FlowKafka: dead letters 8.9", "FlowKafka: mining episode, high or critical 8.9", "FlowKafka: no news of the pipeline for 30 minutes 8.9",
            "FlowKafka: a stage is more than an hour behind 8.9",
        ],
        DetectionRules.Alerts.Select(rule => $"{rule.Name} {rule.Minimum}"));

    // These ids must never change: an import overwrites the rule of the same id, and makes another one of a new id.
    [Fact]
    public void Ids_OfAllRules_AreStable() => Assert.Equal(
        [
            "fc8fcf1a-ba6d-51cf-8cea-eafeba10fda7",
            "640caa67-6f04-5c9d-8412-2ff2e680367b",
            "4e18e252-337e-577a-b5c6-5364b0fb226f",
            "8839777b-d3de-591f-949b-e47210a84e52",
            "5419866a-6745-50f7-bf67-9a9b1b8ae17c",
            "b269d569-87e3-5930-b02d-0596dc6341ac",
            "96c487fa-85dc-5032-b118-b320dd7d4e57",
            "4ac374b8-bf90-458a-8598-dd3421e9356c",
            "c501bd68-aca4-47b4-87d1-628d90661d9e",
            "56521b1f-b90b-4315-a8b5-d73b877b3817",
            "db52e3b1-b520-4511-a660-5353acc77143",
        ],
        DetectionRules.Security.Concat(DetectionRules.Alerts).Select(rule => rule.Id));

    [Theory]
    [InlineData("8.8.2", 0)]
    [InlineData("8.9.0", 6)]
    [InlineData("8.13.4", 6)]
    [InlineData("8.14.0", 7)]
    [InlineData("9.2.0", 7)]
    public void Ndjson_AVersionOfKibana_HasTheRulesThatItCanRun(string version, int rules)
    {
        var lines = Encoding.UTF8.GetString(DetectionRules.Ndjson(Version.Parse(version))).Split('\n');

        Assert.Equal("", lines[^1]);
        Assert.Equal(rules, lines.Length - 1);
        Assert.Equal(rules, lines[..^1].Select(line => JsonDocument.Parse(line).RootElement.GetProperty("rule_id").GetString()).Distinct().Count());
    }

    [Theory]
    [InlineData("8.10.4", false)]
    [InlineData("8.11.0", true)]
    public void BodyFor_AnOlderKibana_LacksWhatItDoesNotKnow(string version, bool has) => Assert.All(
        DetectionRules.Security, rule => Assert.Equal(has, JsonDocument.Parse(rule.BodyFor(Version.Parse(version))).RootElement.TryGetProperty("investigation_fields", out _)));

    /// <summary>For an import by hand. <c>FLOWKAFKA_COMPOSE=1 dotnet test …</c> writes it anew.</summary>
    [Fact]
    public void Ndjson_InTheRepository_IsWhatTheSourcesSay()
    {
        var path = Path.Combine(RepositoryFolder.Root, "kibana", "rules", "flowkafka-rules.ndjson");
        var composed = Encoding.UTF8.GetString(DetectionRules.Ndjson(Newest));
        if (Environment.GetEnvironmentVariable("FLOWKAFKA_COMPOSE") == "1")
            File.WriteAllText(path, composed);

        Assert.Equal(composed, File.ReadAllText(path));
    }

    [Fact]
    public void Security_EachRule_HasWhatAnImportDemandsAndIsSwitchedOff() => Assert.All(Bodies(DetectionRules.Security), rule =>
    {
        Assert.Matches(Uuid(), rule.GetProperty("rule_id").GetString());
        foreach (var name in (string[])["name", "description", "type", "query", "language", "note"])
            Assert.NotEqual("", rule.GetProperty(name).GetString());
        Assert.False(rule.GetProperty("enabled").GetBoolean());
        Assert.Contains(rule.GetProperty("severity").GetString(), (string[])["low", "medium", "high", "critical"]);
        Assert.InRange(rule.GetProperty("risk_score").GetInt32(), 0, 100);
        Assert.True(rule.GetProperty("version").GetInt32() >= 1);
        Assert.Equal("Apache-2.0", rule.GetProperty("license").GetString());
        Assert.Equal("event.ingested", rule.GetProperty("timestamp_override").GetString());
        var threat = Assert.Single(rule.GetProperty("threat").EnumerateArray());
        Assert.Equal("TA0040", threat.GetProperty("tactic").GetProperty("id").GetString());
        Assert.Equal("T1496", threat.GetProperty("technique")[0].GetProperty("id").GetString());
        Assert.Equal("T1496.001", threat.GetProperty("technique")[0].GetProperty("subtechnique")[0].GetProperty("id").GetString());
        Assert.True(rule.GetProperty("false_positives").GetArrayLength() > 0);
        Assert.Contains("## Triage", rule.GetProperty("note").GetString(), StringComparison.Ordinal);
        Assert.Contains("## What a false positive looks like", rule.GetProperty("note").GetString(), StringComparison.Ordinal);
    });

    // Kibana refuses a rule with a field that its type doesn't have.
    [Fact]
    public void Security_EachRule_HasTheFieldsOfItsTypeOnly()
    {
        string[] common =
        [
            "rule_id", "name", "description", "type", "language", "query", "enabled", "version", "author", "license", "tags", "severity", "severity_mapping",
            "risk_score", "risk_score_mapping", "rule_name_override", "timestamp_override", "from", "to", "interval", "threat", "investigation_fields",
            "false_positives", "references", "note",
        ];
        Assert.All(Bodies(DetectionRules.Security), rule =>
        {
            string[] own = rule.GetProperty("type").GetString() switch
            {
                "query" => ["index", "alert_suppression"],
                "new_terms" => ["index", "new_terms_fields", "history_window_start"],
                "threshold" => ["index", "threshold"],
                "esql" => [],
                _ => throw new InvalidOperationException(),
            };
            Assert.Equal([], rule.EnumerateObject().Select(field => field.Name).Except([.. common, .. own]));
            Assert.Equal([], own.Except(rule.EnumerateObject().Select(field => field.Name)));
            Assert.Equal(rule.GetProperty("type").GetString() == "esql" ? "esql" : "kuery", rule.GetProperty("language").GetString());
        });
    }

    // A run looks back further than the run before: nothing is missed when one is late.
    [Fact]
    public void Security_EachRule_LooksBackAtLeastTwiceItsInterval() => Assert.All(Bodies(DetectionRules.Security), rule =>
    {
        var back = Span(rule.GetProperty("from").GetString()!["now-".Length..]);
        Assert.True(back >= 2 * Span(rule.GetProperty("interval").GetString()!));
        if (rule.TryGetProperty("history_window_start", out var history))
            Assert.True(Span(history.GetString()!["now-".Length..]) >= TimeSpan.FromDays(14));
    });

    [Fact]
    public void Security_SeverityMapping_IsThatOfTheDocuments() => Assert.All(
        Bodies(DetectionRules.Security).Where(rule => rule.GetProperty("type").GetString() != "threshold"), rule =>
        {
            Assert.Equal(
                """event.severity equals 21 low,event.severity equals 47 medium,event.severity equals 73 high,event.severity equals 99 critical""",
                string.Join(',', rule.GetProperty("severity_mapping").EnumerateArray().Select(entry => string.Join(' ', entry.EnumerateObject().Select(field => field.Value.GetString())))));
            Assert.Equal("""[{"field":"event.risk_score","operator":"equals","value":""}]""", rule.GetProperty("risk_score_mapping").GetRawText());
        });

    [Fact]
    public void Alerts_EachRule_HasWhatKibanaDemands() => Assert.All(DetectionRules.Alerts, alert =>
    {
        Assert.Matches(RandomUuid(), alert.Id);
        var body = JsonDocument.Parse(alert.BodyFor(Newest)).RootElement;
        Assert.Equal(["name", "rule_type_id", "consumer", "enabled", "tags", "schedule", "params", "actions"], body.EnumerateObject().Select(field => field.Name));
        Assert.Equal(".es-query", body.GetProperty("rule_type_id").GetString());
        Assert.Equal("stackAlerts", body.GetProperty("consumer").GetString());
        Assert.False(body.GetProperty("enabled").GetBoolean());
        Assert.Equal(0, body.GetProperty("actions").GetArrayLength());
        var parameters = body.GetProperty("params");
        Assert.Equal("esQuery", parameters.GetProperty("searchType").GetString());
        Assert.True(JsonDocument.Parse(parameters.GetProperty("esQuery").GetString()!).RootElement.TryGetProperty("query", out _));
        Assert.InRange(parameters.GetProperty("size").GetInt32(), 0, 10_000);
        Assert.Contains(parameters.GetProperty("timeWindowUnit").GetString(), (string[])["s", "m", "h", "d"]);
        Assert.Contains(parameters.GetProperty("thresholdComparator").GetString(), (string[])[">", "<", ">=", "<="]);
        Assert.Equal(1, parameters.GetProperty("threshold").GetArrayLength());
        Assert.Equal(parameters.GetProperty("aggType").GetString() != "count", parameters.TryGetProperty("aggField", out _));
        Assert.Equal(parameters.GetProperty("groupBy").GetString() == "top", parameters.TryGetProperty("termField", out _));
        Assert.Equal(parameters.TryGetProperty("termField", out _), parameters.TryGetProperty("termSize", out _));
        var window = Span(parameters.GetProperty("timeWindowSize").GetInt32() + parameters.GetProperty("timeWindowUnit").GetString());
        Assert.True(window >= 2 * Span(body.GetProperty("schedule").GetProperty("interval").GetString()!));
    });

    [Fact]
    public void Documentation_NamesEachRuleAndItsFile()
    {
        var text = File.ReadAllText(Path.Combine(RepositoryFolder.Root, "docs", "rules.md"));
        Assert.All(DetectionRules.Security.Concat(DetectionRules.Alerts), rule => Assert.Contains($"| {rule.Name} | `", text, StringComparison.Ordinal));
        foreach (var (folder, pattern) in (ReadOnlySpan<(string, string)>)[("kibana/rules/security", "*.json"), ("kibana/rules/alerts", "*.json")])
            Assert.All(Directory.GetFiles(Path.Combine(RepositoryFolder.Root, folder), pattern), file => Assert.Contains($"| `{Path.GetFileNameWithoutExtension(file)}` |", text, StringComparison.Ordinal));
        Assert.All(Directory.GetFiles(Path.Combine(RepositoryFolder.Root, "deploy", "elastalert")), file => Assert.Contains($"| `{Path.GetFileName(file)}` |", text, StringComparison.Ordinal));
    }

    private static IEnumerable<JsonElement> Bodies(IEnumerable<KibanaRule> rules) => rules.Select(rule => JsonDocument.Parse(rule.BodyFor(Newest)).RootElement);

    private static TimeSpan Span(string text) => int.Parse(text[..^1], System.Globalization.CultureInfo.InvariantCulture) * text[^1] switch
    {
        's' => TimeSpan.FromSeconds(1),
        'm' => TimeSpan.FromMinutes(1),
        'h' => TimeSpan.FromHours(1),
        'd' => TimeSpan.FromDays(1),
        _ => throw new FormatException(text),
    };

    [GeneratedRegex("^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")]
    private static partial Regex Uuid();

    // Kibana takes no other ids of alerting rules: version 1 or 4.
    [GeneratedRegex("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")]
    private static partial Regex RandomUuid();
}
