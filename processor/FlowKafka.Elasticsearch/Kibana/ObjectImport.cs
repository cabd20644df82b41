using System.Text;
using System.Text.Json.Nodes;
using FlowKafka.Elasticsearch.Setup;

namespace FlowKafka.Elasticsearch.Kibana;

/// <summary>Imports data views, searches and dashboards: those that are missing or older, and that nobody changed by hand.</summary>
internal sealed class ObjectImport(ISetupServer kibana, KibanaRecord record, bool force)
{
    private const string FileName = "flowkafka.ndjson";

    /// <summary>Imports the objects.</summary>
    /// <exception cref="ServerException">There is no answer.</exception>
    public async Task<IReadOnlyList<SetupResult>> RunAsync(IReadOnlyList<JsonObject> objects, CancellationToken stop)
    {
        var results = new List<SetupResult>();
        var chosen = new List<JsonObject>();
        var shown = new ShownObjects(kibana);
        if (await shown.ReadAsync([.. objects.Select(Present)], stop).ConfigureAwait(false) is { } fault)
            return [new(SetupPart.Objects, "saved objects", "", SetupOutcome.Failed, fault)];
        foreach (var item in objects)
        {
            if (Judge(item, shown.TimeOf(Present(item))) is { } judged)
                results.Add(judged);
            else
                chosen.Add(item);
        }

        if (chosen.Count == 0)
            return results;
        var lines = string.Concat(chosen.Select(item => item.ToJsonString(KibanaJson.Compact) + "\n"));
        var answer = await kibana.WriteAsync(
            new("kibana", HttpMethod.Post, "api/saved_objects/_import?overwrite=true", Encoding.UTF8.GetBytes(lines), FileName), stop).ConfigureAwait(false);
        if (!answer.IsSuccess)
            return [.. results, .. chosen.Select(item => Of(item, SetupOutcome.Failed, kibana.Explain(answer)))];
        var told = JsonNode.Parse(answer.Body.Span)!;
        var errors = ImportErrors.Read(told);
        foreach (var item in chosen)
        {
            var outcome = shown.TimeOf(Present(item)) is null ? SetupOutcome.Created : SetupOutcome.Changed;
            results.Add(errors.TryGetValue(KeyOf(item), out var error) ? Of(item, SetupOutcome.Failed, error) : Of(item, outcome));
        }

        await RememberAsync([.. chosen.Where(item => !errors.ContainsKey(KeyOf(item)))], told, stop).ConfigureAwait(false);
        return results;
    }

    private async Task RememberAsync(IReadOnlyList<JsonObject> imported, JsonNode told, CancellationToken stop)
    {
        if (!kibana.Changes || imported.Count == 0)
            return;
        var ids = ImportErrors.Destinations(told);
        var now = new ShownObjects(kibana);
        var keys = imported.ToDictionary(item => item, item => (Type(item), ids.GetValueOrDefault(KeyOf(item)) ?? Id(item)));
        if (await now.ReadAsync([.. keys.Values], stop).ConfigureAwait(false) is not null)
            return;
        foreach (var (item, key) in keys)
            record.Put(KeyOf(item), new(CanonicalJson.HashOf(item), now.TimeOf(key) ?? "", ids.GetValueOrDefault(KeyOf(item))));
    }

    // Null: it is to be imported.
    private SetupResult? Judge(JsonObject item, string? time)
    {
        if (time is null || force)
            return null;
        var known = record.Find(KeyOf(item));
        if (known is null)
            return Of(item, SetupOutcome.Kept, "'flowkafka setup' did not install it; --force overwrites it");
        if (known.Shown != time)
            return Of(item, SetupOutcome.Kept, "changed by hand; --force overwrites it");
        return known.Hash == CanonicalJson.HashOf(item) ? Of(item, SetupOutcome.Unchanged) : null;
    }

    // In a second space Kibana may have given the object another id.
    private (string Type, string Id) Present(JsonObject item) => (Type(item), record.Find(KeyOf(item))?.Id ?? Id(item));

    private static SetupResult Of(JsonObject item, SetupOutcome outcome, string note = "") =>
        new(SetupPart.Objects, Type(item), Id(item), outcome, note);

    private static string Type(JsonObject item) => (string)item["type"]!;

    private static string Id(JsonObject item) => (string)item["id"]!;

    private static string KeyOf(JsonObject item) => $"{Type(item)}:{Id(item)}";
}
