using System.Text.Json.Nodes;

namespace FlowKafka.Testing.Elasticsearch;

/// <summary>The templates and policies of a <see cref="StackServer"/>, by path: <c>_ilm/policy/NAME</c>.</summary>
public sealed class ClusterState(Version version, bool isOpenSearch)
{
    private static readonly string[] Kinds = ["_component_template/", "_index_template/", "_ilm/policy/", "_plugins/_ism/policies/"];

    private readonly Dictionary<string, JsonObject> _objects = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _revisions = new(StringComparer.Ordinal);

    /// <summary>What is there, as the server shows it; tests change it by hand.</summary>
    public IReadOnlyDictionary<string, JsonObject> Objects => _objects;

    internal StackAnswer Answer(StackRequest request)
    {
        if (request.Path.Length == 0)
            return StackAnswer.Ok(Product());
        var path = request.Path.Split('?')[0];
        var kind = Kinds.FirstOrDefault(kind => path.StartsWith(kind, StringComparison.Ordinal));
        if (kind is null || (kind == "_ilm/policy/" && isOpenSearch) || (kind == "_plugins/_ism/policies/" && !isOpenSearch))
            return StackAnswer.Fault(400, "illegal_argument_exception", $"no handler found for uri [/{path}] and method [{request.Method}]");
        if (request.Method == "GET")
            return _objects.TryGetValue(path, out var found) ? StackAnswer.Ok(Show(kind, path, found)) : StackAnswer.Fault(404, "resource_not_found_exception", path);
        var body = JsonNode.Parse(request.Body)!.AsObject();
        var isOutdated = kind.StartsWith("_plugins", StringComparison.Ordinal) && _objects.ContainsKey(path)
            && !request.Path.Contains($"if_seq_no={_revisions[path]}&", StringComparison.Ordinal);
        if (isOutdated)
            return StackAnswer.Fault(409, "version_conflict_engine_exception", "version conflict");
        if (Refuse(kind, body) is { } reason)
            return StackAnswer.Fault(400, "illegal_argument_exception", reason);
        _revisions[path] = _revisions.GetValueOrDefault(path) + 1;
        _objects[path] = Keep(kind, body);
        return StackAnswer.Ok(new JsonObject { ["acknowledged"] = true });
    }

    private string? Refuse(string kind, JsonObject body)
    {
        var text = body.ToJsonString();
        var missing = (body["composed_of"] as JsonArray ?? [])
            .Select(part => (string)part!)
            .Where(part => !_objects.ContainsKey("_component_template/" + part))
            .Except((body["ignore_missing_component_templates"] as JsonArray ?? []).Select(part => (string)part!))
            .FirstOrDefault();
        if (missing is not null)
            return $"component template [{missing}] does not exist";
        if (text.Contains("ignore_missing_component_templates", StringComparison.Ordinal) && (isOpenSearch || version < new Version(8, 7)))
            return "unknown field [ignore_missing_component_templates]";
        if (text.Contains("\"logsdb\"", StringComparison.Ordinal) && (isOpenSearch || version < new Version(8, 15)))
            return "unknown setting [index.mode]";
        if (isOpenSearch && (text.Contains("index.mode", StringComparison.Ordinal) || text.Contains("index.lifecycle", StringComparison.Ordinal)))
            return "unknown setting";
        if (isOpenSearch && version < new Version(2, 14) && text.Contains("\"constant_keyword\"", StringComparison.Ordinal))
            return "no handler for type [constant_keyword]";
        if (isOpenSearch && version < new Version(2, 12) && text.Contains("\"match_only_text\"", StringComparison.Ordinal))
            return "no handler for type [match_only_text]";
        return kind == "_ilm/policy/" && body["policy"]!["phases"] is null ? "phases are missing" : null;
    }

    // What the real servers do to what they are given.
    private static JsonObject Keep(string kind, JsonObject body)
    {
        if (body["template"]?["settings"] is JsonObject settings)
            body["template"]!["settings"] = Nest(settings);
        if (body["data_stream"] is JsonObject stream)
            (stream["hidden"], stream["allow_custom_routing"]) = (false, false);
        foreach (var state in body["policy"]?["states"] as JsonArray ?? [])
        {
            foreach (var action in state!["actions"]!.AsArray())
                action!["retry"] = new JsonObject { ["count"] = 3, ["backoff"] = "exponential", ["delay"] = "1m" };
        }

        if (kind.StartsWith("_plugins", StringComparison.Ordinal))
            body["policy"]!["last_updated_time"] = 1;
        return body;
    }

    private static JsonObject Nest(JsonObject settings)
    {
        var nested = new JsonObject();
        foreach (var (name, value) in settings)
        {
            var at = nested;
            var parts = name.Split('.');
            foreach (var part in parts[..^1])
                at = (at[part] ??= new JsonObject()).AsObject();
            at[parts[^1]] = value is JsonArray ? value.DeepClone() : value!.ToString();
        }

        return nested;
    }

    private JsonObject Show(string kind, string path, JsonObject kept)
    {
        var name = path[kind.Length..];
        var body = kept.DeepClone().AsObject();
        return kind switch
        {
            "_component_template/" => new() { ["component_templates"] = new JsonArray(new JsonObject { ["name"] = name, ["component_template"] = body }) },
            "_index_template/" => new() { ["index_templates"] = new JsonArray(new JsonObject { ["name"] = name, ["index_template"] = body }) },
            "_ilm/policy/" => new() { [name] = new JsonObject { ["version"] = 1, ["modified_date"] = "2026-01-01T00:00:00Z", ["policy"] = body["policy"]!.DeepClone() } },
            _ => new()
            {
                ["_id"] = name,
                ["_seq_no"] = _revisions[path],
                ["_primary_term"] = 1,
                ["policy"] = body["policy"]!.DeepClone(),
            },
        };
    }

    private JsonObject Product()
    {
        var numbers = new JsonObject { ["number"] = version.ToString() };
        if (isOpenSearch)
            numbers["distribution"] = "opensearch";
        return new() { ["version"] = numbers, ["tagline"] = isOpenSearch ? "The OpenSearch Project: https://opensearch.org/" : "You Know, for Search" };
    }
}
