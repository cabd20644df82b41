using System.Text.Json;
using System.Text.Json.Nodes;

namespace FlowKafka.Testing.Elasticsearch.Search;

/// <summary>The hits of an answer, with the parts of the source that were asked for.</summary>
internal static class SearchHits
{
    public static JsonObject Of(IReadOnlyList<SearchDocument> found, JsonElement body, int size, bool countsAll)
    {
        const int CountedByDefault = 10_000;
        var names = body.TryGetProperty("_source", out _)
            ? SearchShape.Items(body, "_source").Select(static name => name.GetString()!).ToArray()
            : null;
        if (names is not null && Array.Exists(names, static name => name.Contains('*', StringComparison.Ordinal)))
            throw new SearchRefusedException("_source: patterns are unknown");
        var hits = new JsonArray();
        foreach (var document in SearchSort.Of(found, body).Take(size))
        {
            hits.Add(new JsonObject
            {
                ["_index"] = document.Index,
                ["_id"] = document.Id,
                ["_score"] = null,
                ["_source"] = names is null ? JsonNode.Parse(document.Source.GetRawText()) : Part(document.Source, "", names) ?? new JsonObject(),
            });
        }

        var isCapped = !countsAll && found.Count > CountedByDefault;
        return new()
        {
            ["total"] = new JsonObject { ["value"] = isCapped ? CountedByDefault : found.Count, ["relation"] = isCapped ? "gte" : "eq" },
            ["max_score"] = null,
            ["hits"] = hits,
        };
    }

    private static JsonNode? Part(JsonElement value, string path, string[] names)
    {
        if (Array.Exists(names, name => path == name))
            return JsonNode.Parse(value.GetRawText());
        if (path.Length > 0 && !Array.Exists(names, name => name.StartsWith(path + '.', StringComparison.Ordinal)))
            return null;
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var part = new JsonObject();
                foreach (var property in value.EnumerateObject())
                {
                    if (Part(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}", names) is { } inner)
                        part[property.Name] = inner;
                }

                return part.Count == 0 ? null : part;
            case JsonValueKind.Array:
                return new JsonArray([.. value.EnumerateArray().Select(item => Part(item, path, names)).Where(static item => item is not null)]);
            default:
                return null;
        }
    }
}
