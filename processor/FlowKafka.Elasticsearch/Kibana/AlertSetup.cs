using System.Text;
using System.Text.Json.Nodes;
using FlowKafka.Elasticsearch.Setup;

namespace FlowKafka.Elasticsearch.Kibana;

/// <summary>Makes the stack's alerts, for those without Elastic Security. None is switched on by it, and none off.</summary>
internal sealed class AlertSetup(ISetupServer kibana, KibanaRecord record, bool force)
{
    private const string Kind = "alert";

    // The rest of an alert is given once, when it is made.
    private static readonly string[] Changeable = ["name", "tags", "schedule", "params"];
    private static readonly string[] OfAction = ["group", "id", "params", "frequency", "uuid", "alerts_filter"];

    /// <summary>Makes an alert, or brings it up to date.</summary>
    /// <exception cref="ServerException">There is no answer.</exception>
    public async Task<SetupResult> RunAsync(OfferedRule alert, CancellationToken stop)
    {
        var path = $"api/alerting/rule/{alert.Id}";
        var answer = await kibana.ReadAsync(new("kibana", HttpMethod.Get, path, default), stop).ConfigureAwait(false);
        if (!answer.IsSuccess && answer.Status != 404)
            return Of(alert, SetupOutcome.Failed, kibana.Explain(answer));
        var shown = answer.IsSuccess ? JsonNode.Parse(answer.Body.Span)!.AsObject() : null;
        var ours = Part(alert.Body);
        var hash = CanonicalJson.HashOf(ours);
        if (shown is not null && ShownRule.Judge(record.Find($"alert:{alert.Id}"), hash, ShownRule.HashOf(shown, ours), force) is { } judged)
            return Of(alert, judged.Outcome, judged.Note);

        var body = shown is null ? alert.Body : Merge(ours, shown);
        var written = await kibana.WriteAsync(
            new("kibana", shown is null ? HttpMethod.Post : HttpMethod.Put, path, Encoding.UTF8.GetBytes(body.ToJsonString(KibanaJson.Indented))),
            stop).ConfigureAwait(false);
        if (!written.IsSuccess)
            return Of(alert, SetupOutcome.Failed, kibana.Explain(written));
        if (kibana.Changes && JsonNode.Parse(written.Body.Span) is JsonObject now)
            record.Put($"alert:{alert.Id}", new(hash, ShownRule.HashOf(now, ours)));
        return shown is null ? Of(alert, SetupOutcome.Created, "it is off: switch it on in Kibana") : Of(alert, SetupOutcome.Changed);
    }

    private static JsonObject Part(JsonObject body) =>
        new(Changeable.Where(body.ContainsKey).Select(name => KeyValuePair.Create(name, body[name]?.DeepClone())));

    private static JsonObject Merge(JsonObject ours, JsonObject shown)
    {
        var merged = ours.DeepClone().AsObject();
        if (shown["actions"] is not JsonArray actions)
            return merged;
        merged["actions"] = new JsonArray([.. actions.Select(action => new JsonObject(
            OfAction.Where(name => action![name] is not null).Select(name => KeyValuePair.Create(name, action![name]?.DeepClone()))))]);
        return merged;
    }

    private static SetupResult Of(OfferedRule alert, SetupOutcome outcome, string note = "") => new(SetupPart.Rules, Kind, alert.Name, outcome, note);
}
