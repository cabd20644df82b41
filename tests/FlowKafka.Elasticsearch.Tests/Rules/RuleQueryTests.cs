using System.Text;
using System.Text.Json;
using FlowKafka.Elasticsearch.Kibana;
using FlowKafka.Testing.Elasticsearch;

namespace FlowKafka.Elasticsearch.Tests.Rules;

/// <summary>Each rule finds the documents that it is for, of all kinds that the program writes, and no others.</summary>
public sealed class RuleQueryTests
{
    private const string Medium = "miner open at 47", High = "miner rising at 73", Critical = "miner rising at 99";
    private const string Blocked = "blocked miner", BlockedAndListed = "blocked miner at a listed pool";

    private static readonly Version Newest = new(9, 99);

    public static TheoryData<string, string[]> Found => new()
    {
        { "FlowKafka: blocked miner", [Blocked, BlockedAndListed] },
        { "FlowKafka: mining campaign of three and more hosts", ["campaign of 3 growing"] },
        { "FlowKafka: mining episode, high or critical", [High, Critical] },
        { "FlowKafka: mining episode, medium", [Medium] },
        { "FlowKafka: quiet long flow with a listed server", ["quiet flow with a listed server"] },
        { "FlowKafka: new mining server", [Medium, High, Critical, BlockedAndListed] },
        { "FlowKafka: several miners at one server", [Medium, High, Critical, BlockedAndListed] },
    };

    [Fact]
    public void Documents_OfAllKinds_AreThese() => Assert.Equal(
        [
            "miner open at 47: alert 47 flowkafka-mining-xmr",
            "miner ongoing at 47: event 47 flowkafka-mining-xmr",
            "miner rising at 73: alert 73 flowkafka-mining-xmr",
            "miner ongoing at 73: event 73 flowkafka-mining-xmr",
            "miner rising at 99: alert 99 flowkafka-mining-xmr",
            "miner closed at 99: event 99 flowkafka-mining-xmr",
            "long flow: event 21 flowkafka-suspect-long-flow",
            "blocked miner: event 21 flowkafka-blocked-miner",
            "blocked miner at a listed pool: alert 99 flowkafka-blocked-miner",
            "quiet flow with a listed server: event 21 flowkafka-deny-list",
            "quiet flow: event 21 flowkafka-suspect-quiet-long-flow",
            "node: event 21 flowkafka-peer-to-peer-node",
            "campaign of 2 open: alert 47 flowkafka-mining-campaign",
            "campaign of 3 growing: alert 47 flowkafka-mining-campaign",
            "campaign of 3 ongoing: event 99 flowkafka-mining-campaign",
            "campaign of 3 closed: event 99 flowkafka-mining-campaign",
            "window: event  ",
        ],
        WrittenDocuments.Flat.Select(document =>
            $"{document.Key}: {string.Join(' ', document.Value["event.kind"])} {string.Join(' ', document.Value["event.severity"])} {string.Join(' ', document.Value["rule.id"])}"));

    [Theory]
    [MemberData(nameof(Found))]
    public void Query_OfARule_FindsWhatItIsFor(string name, string[] found)
    {
        var rule = Body(DetectionRules.Security.Single(rule => rule.Name == name));
        var query = rule.GetProperty("query").GetString()!;
        Func<FlatDocument, bool> holds = rule.GetProperty("type").GetString() == "esql"
            ? document => EsqlPipeline.Parse(query).Run(document).Any()
            : ConditionParser.Kql(query).Holds;

        Assert.Equal(found, WrittenDocuments.Flat.Where(document => holds(document.Value)).Select(document => document.Key));
    }

    [Fact]
    public void Query_OfEachRule_IsTested() =>
        Assert.Equal(DetectionRules.Security.Select(rule => rule.Name), Found.Select(row => (string)row[0]));

    [Fact]
    public void Fields_OfEachRule_AreInTheMapping() => Assert.All(DetectionRules.Security.Select(Body), rule =>
        Assert.Equal([], Unmapped(FieldsOf(rule))));

    [Fact]
    public void Fields_ThatAreGroupedBy_CanBeAggregated() =>
        Assert.All(DetectionRules.Security.Select(Body).SelectMany(Grouped), field => Assert.True(DocumentMapping.Current.IsAggregatable(field), field));

    // Kibana makes alerts of ES|QL without duplicates only when it knows the documents.
    [Fact]
    public void Query_InEsql_NamesDocumentsAndReadsTheSameIndices()
    {
        var pipeline = EsqlPipeline.Parse(Body(DetectionRules.Security.Single(rule => rule.Minimum == new Version(8, 14))).GetProperty("query").GetString()!);

        Assert.Equal("logs-flowkafka.detection*", pipeline.Index);
        Assert.Equal(["_id", "_index", "_version"], pipeline.Metadata);
    }

    // logs-flowkafka.detection-NAMESPACE are the data streams, logs-flowkafka.detection the alias of the other mode.
    [Fact]
    public void Index_OfEachRule_HasBothModes() => Assert.All(
        DetectionRules.Security.Select(Body).Where(rule => rule.GetProperty("type").GetString() != "esql"),
        rule => Assert.Equal("""["logs-flowkafka.detection*"]""", rule.GetProperty("index").GetRawText()));

    // Elastic Security's own rule "External Alerts" makes an alert of each document of this kind.
    [Fact]
    public void ExternalAlerts_EachAlertOfOurs_HasWhatItNeeds()
    {
        var alerts = WrittenDocuments.Flat.Where(document => document.Value["event.kind"] is ["alert"]).ToList();

        Assert.Equal([Medium, High, Critical, BlockedAndListed, "campaign of 2 open", "campaign of 3 growing"], alerts.Select(alert => alert.Key));
        Assert.All(alerts, alert =>
        {
            Assert.Contains(Assert.Single(alert.Value["event.severity"]), (string[])["21", "47", "73", "99"]);
            Assert.InRange(int.Parse(Assert.Single(alert.Value["event.risk_score"]), System.Globalization.CultureInfo.InvariantCulture), 1, 100);
            Assert.NotEqual("", Assert.Single(alert.Value["message"]));
            Assert.Equal("flowkafka.detection", Assert.Single(alert.Value["event.dataset"]));
        });
        Assert.Equal("date", DocumentMapping.Current.TypeOf("event.ingested"));
    }

    public static TheoryData<string, string[]> Alerting => new()
    {
        { "FlowKafka: mining episode, high or critical", [High, Critical, BlockedAndListed] },
        { "FlowKafka: no news of the pipeline for 30 minutes", ["counters", "stage behind", "stage in time"] },
        { "FlowKafka: a stage is more than an hour behind", ["stage behind", "stage in time"] },
        { "FlowKafka: dead letters", ["counters"] },
    };

    [Theory]
    [MemberData(nameof(Alerting))]
    public void Alert_OfKibana_FindsWhatItIsFor(string name, string[] found)
    {
        var parameters = Body(DetectionRules.Alerts.Single(rule => rule.Name == name)).GetProperty("params");
        var index = Assert.Single(parameters.GetProperty("index").EnumerateArray()).GetString()!;
        var query = JsonDocument.Parse(parameters.GetProperty("esQuery").GetString()!).RootElement.GetProperty("query");
        var documents = index == "metrics-flowkafka.pipeline-*" ? Pipeline : WrittenDocuments.Flat;

        Assert.Equal(found, documents.Where(document => SearchQuery.Holds(query, document.Value)).Select(document => document.Key));
        var own = parameters.EnumerateObject().Where(parameter => parameter.Name.EndsWith("Field", StringComparison.Ordinal)).Select(parameter => parameter.Value.GetString()!);
        Assert.Equal([], Unmapped([.. own, .. SearchQuery.Fields(query)]));
    }

    [Fact]
    public void Alert_OfEachRule_IsTested() =>
        Assert.Equal(DetectionRules.Alerts.Select(rule => rule.Name).Order(StringComparer.Ordinal), Alerting.Select(row => (string)row[0]).Order(StringComparer.Ordinal));

    // As the pipeline's documents are agreed on.
    private static OrderedDictionary<string, FlatDocument> Pipeline { get; } = new()
    {
        ["counters"] = Flat("""{"@timestamp":"2021-02-19T18:00:00.000Z","flowkafka":{"pipeline":{"interval_seconds":60,"counters":{"dead_letters":2}}}}"""),
        ["stage behind"] = Flat("""{"@timestamp":"2021-02-19T18:00:00.000Z","flowkafka":{"stage":{"name":"window","watermark_lag_seconds":3600.5}}}"""),
        ["stage in time"] = Flat("""{"@timestamp":"2021-02-19T18:00:00.000Z","flowkafka":{"stage":{"name":"window","watermark_lag_seconds":0}}}"""),
    };

    private static FlatDocument Flat(string json) => FlatDocument.Of(JsonDocument.Parse(json).RootElement);

    private static JsonElement Body(KibanaRule rule) => JsonDocument.Parse(Encoding.UTF8.GetString(rule.BodyFor(Newest))).RootElement;

    private static IEnumerable<string> Grouped(JsonElement rule)
    {
        if (rule.TryGetProperty("alert_suppression", out var suppression))
            return Texts(suppression.GetProperty("group_by"));
        if (rule.TryGetProperty("new_terms_fields", out var terms))
            return Texts(terms);
        return rule.TryGetProperty("threshold", out var threshold)
            ? [.. Texts(threshold.GetProperty("field")), .. threshold.GetProperty("cardinality").EnumerateArray().Select(entry => entry.GetProperty("field").GetString()!)]
            : [];
    }

    private static IEnumerable<string> FieldsOf(JsonElement rule)
    {
        var query = rule.GetProperty("query").GetString()!;
        foreach (var field in rule.GetProperty("type").GetString() == "esql" ? EsqlPipeline.Parse(query).Fields : ConditionParser.Kql(query).Fields)
            yield return field;
        foreach (var field in Grouped(rule).Concat(Texts(rule.GetProperty("investigation_fields").GetProperty("field_names"))))
            yield return field;
        yield return rule.GetProperty("timestamp_override").GetString()!;
        if (rule.TryGetProperty("rule_name_override", out var name))
            yield return name.GetString()!;
        foreach (var mapping in (string[])["severity_mapping", "risk_score_mapping"])
        {
            if (!rule.TryGetProperty(mapping, out var entries))
                continue;
            foreach (var entry in entries.EnumerateArray())
                yield return entry.GetProperty("field").GetString()!;
        }
    }

    private static IEnumerable<string> Unmapped(IEnumerable<string> fields) => fields.Where(field => DocumentMapping.Current.TypeOf(field) is null).Distinct();

    private static IEnumerable<string> Texts(JsonElement list) => list.EnumerateArray().Select(item => item.GetString()!);
}
