using System.Text;
using System.Text.Json.Nodes;
using FlowKafka.Elasticsearch.Setup;

namespace FlowKafka.Elasticsearch.Kibana;

/// <summary>Which of some saved objects are there, and when each was changed. Only an export tells it in every version.</summary>
internal sealed class ShownObjects(ISetupServer kibana)
{
    private readonly Dictionary<(string Type, string Id), string> _times = [];

    /// <summary>When an object was changed, as Kibana writes it; null when it is not there.</summary>
    public string? TimeOf((string Type, string Id) item) => _times.GetValueOrDefault(item);

    /// <summary>Asks for them.</summary>
    /// <returns>Null, or what went wrong.</returns>
    public async Task<string?> ReadAsync(IReadOnlyList<(string Type, string Id)> wanted, CancellationToken stop)
    {
        var answer = await ExportAsync(wanted, stop).ConfigureAwait(false);
        if (answer.Status == 400 && Missing(answer) is { Count: > 0 } missing)
        {
            // One that is missing fails the whole export, and the answer names all of them.
            var there = wanted.Where(item => !missing.Contains(item)).ToList();
            if (there.Count == 0)
                return null;
            answer = await ExportAsync(there, stop).ConfigureAwait(false);
        }

        if (answer.Status == 404)
            return null;
        if (!answer.IsSuccess)
            return kibana.Explain(answer);
        foreach (var line in Encoding.UTF8.GetString(answer.Body.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (JsonNode.Parse(line) is JsonObject item && (string?)item["type"] is { } type && (string?)item["id"] is { } id)
                _times[(type, id)] = (string?)item["updated_at"] ?? "";
        }

        return null;
    }

    private Task<ServerAnswer> ExportAsync(IEnumerable<(string Type, string Id)> wanted, CancellationToken stop)
    {
        var body = new JsonObject
        {
            ["objects"] = new JsonArray([.. wanted.Select(item => new JsonObject { ["type"] = item.Type, ["id"] = item.Id })]),
            ["excludeExportDetails"] = true,
        };
        return kibana.ReadAsync(new("kibana", HttpMethod.Post, "api/saved_objects/_export", Encoding.UTF8.GetBytes(body.ToJsonString())), stop);
    }

    private static HashSet<(string, string)> Missing(ServerAnswer answer)
    {
        using var body = answer.Json();
        if (body is null || JsonNode.Parse(answer.Body.Span)?["attributes"]?["objects"] is not JsonArray objects)
            return [];
        return [.. objects.Select(item => ((string?)item?["type"] ?? "", (string?)item?["id"] ?? ""))];
    }
}
