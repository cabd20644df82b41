using System.Text;
using System.Text.Json.Nodes;
using FlowKafka.Elasticsearch.Setup;

namespace FlowKafka.Elasticsearch.Kibana;

/// <summary>Imports the detection rules of Elastic Security. None is switched on by it, and none off.</summary>
internal sealed class RuleImport(ISetupServer kibana, KibanaRecord record, bool force)
{
    private const string Kind = "detection rule";

    /// <summary>Imports the rules.</summary>
    /// <exception cref="ServerException">There is no answer.</exception>
    public async Task<IReadOnlyList<SetupResult>> RunAsync(IReadOnlyList<OfferedRule> rules, CancellationToken stop)
    {
        var results = new List<SetupResult>();
        var chosen = new List<(OfferedRule Rule, SetupOutcome Outcome)>();
        foreach (var rule in rules)
        {
            var (answer, shown) = await FindAsync(rule, stop).ConfigureAwait(false);
            if (!answer.IsSuccess && answer.Status != 404)
                results.Add(Of(rule, SetupOutcome.Failed, kibana.Explain(answer)));
            else if (shown is null)
                chosen.Add((rule, SetupOutcome.Created));
            else if (ShownRule.Judge(record.Find(KeyOf(rule)), CanonicalJson.HashOf(rule.Body), ShownRule.HashOf(shown, rule.Body), force) is { } judged)
                results.Add(Of(rule, judged.Outcome, judged.Note));
            else
                chosen.Add((rule with { Body = Merge(rule.Body, shown) }, SetupOutcome.Changed));
        }

        if (chosen.Count > 0)
            results.AddRange(await ImportAsync(chosen, rules, stop).ConfigureAwait(false));
        return results;
    }

    private async Task<IEnumerable<SetupResult>> ImportAsync(
        IReadOnlyList<(OfferedRule Rule, SetupOutcome Outcome)> chosen, IReadOnlyList<OfferedRule> rules, CancellationToken stop)
    {
        var lines = string.Concat(chosen.Select(item => item.Rule.Body.ToJsonString(KibanaJson.Compact) + "\n"));
        var answer = await kibana.WriteAsync(
            new("kibana", HttpMethod.Post, "api/detection_engine/rules/_import?overwrite=true", Encoding.UTF8.GetBytes(lines), "flowkafka-rules.ndjson"),
            stop).ConfigureAwait(false);
        if (!answer.IsSuccess)
            return chosen.Select(item => Of(item.Rule, SetupOutcome.Failed, kibana.Explain(answer)));
        var errors = Errors(JsonNode.Parse(answer.Body.Span)!);
        foreach (var (rule, _) in chosen.Where(item => kibana.Changes && !errors.ContainsKey(item.Rule.Id)))
        {
            var (_, shown) = await FindAsync(rule, stop).ConfigureAwait(false);
            var ours = rules.First(one => one.Id == rule.Id).Body;
            if (shown is not null)
                record.Put(KeyOf(rule), new(CanonicalJson.HashOf(ours), ShownRule.HashOf(shown, ours)));
        }

        return chosen.Select(item => errors.TryGetValue(item.Rule.Id, out var error)
            ? Of(item.Rule, SetupOutcome.Failed, error)
            : Of(item.Rule, item.Outcome, item.Outcome == SetupOutcome.Created ? "it is off: switch it on in Kibana" : ""));
    }

    private async Task<(ServerAnswer Answer, JsonObject? Shown)> FindAsync(OfferedRule rule, CancellationToken stop)
    {
        var answer = await kibana.ReadAsync(
            new("kibana", HttpMethod.Get, $"api/detection_engine/rules?rule_id={Uri.EscapeDataString(rule.Id)}", default), stop).ConfigureAwait(false);
        return (answer, answer.IsSuccess ? JsonNode.Parse(answer.Body.Span) as JsonObject : null);
    }

    private static JsonObject Merge(JsonObject rule, JsonObject shown)
    {
        var merged = rule.DeepClone().AsObject();
        ShownRule.KeepUsers(merged, shown);
        return merged;
    }

    private static Dictionary<string, string> Errors(JsonNode answer)
    {
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in answer["errors"] as JsonArray ?? [])
            errors[(string?)item!["rule_id"] ?? ""] = (string?)item["error"]?["message"] ?? "it was refused";
        return errors;
    }

    private static SetupResult Of(OfferedRule rule, SetupOutcome outcome, string note = "") => new(SetupPart.Rules, Kind, rule.Name, outcome, note);

    private static string KeyOf(OfferedRule rule) => $"rule:{rule.Id}";
}
