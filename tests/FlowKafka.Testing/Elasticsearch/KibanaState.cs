using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FlowKafka.Testing.Elasticsearch;

/// <summary>The saved objects and rules of a <see cref="StackServer"/>.</summary>
public sealed partial class KibanaState(Version version)
{
    private int _changes;

    /// <summary>Saved objects by <c>type:id</c>.</summary>
    public Dictionary<string, JsonObject> Objects { get; } = new(StringComparer.Ordinal);

    /// <summary>Detection rules by rule_id.</summary>
    public Dictionary<string, JsonObject> Rules { get; } = new(StringComparer.Ordinal);

    /// <summary>Alerts by id.</summary>
    public Dictionary<string, JsonObject> Alerts { get; } = new(StringComparer.Ordinal);

    /// <summary>The space that is asked; others do not exist.</summary>
    public string Space { get; set; } = "";

    /// <summary>What becomes of an object that is imported, by <c>type:id</c>: its error.</summary>
    public Dictionary<string, JsonObject> Errors { get; } = new(StringComparer.Ordinal);

    /// <summary>A user saves an object in Kibana.</summary>
    public void Touch(JsonObject item) => item["updated_at"] = Now();

    internal StackAnswer Answer(StackRequest request)
    {
        var path = Space.Length == 0 ? request.Path : request.Path.Replace($"s/{Space}/", "", StringComparison.Ordinal);
        if (path.StartsWith("s/", StringComparison.Ordinal))
            return StackAnswer.KibanaFault(404, "Saved object [space] not found");
        if (RulePath().Match(path) is { Success: true } rule)
            return Alert(request, rule.Groups["id"].Value);
        return path.Split('?')[0] switch
        {
            "api/status" => StackAnswer.Ok(new JsonObject { ["version"] = new JsonObject { ["number"] = version.ToString() } }),
            "api/saved_objects/_export" => Export(JsonNode.Parse(request.Body)!["objects"]!.AsArray()),
            "api/saved_objects/_import" => Import(Lines(request)),
            "api/detection_engine/rules" => Rules.TryGetValue(path.Split("rule_id=")[1], out var found)
                ? StackAnswer.Ok(found)
                : new(404, """{"message":"rule_id: not found","status_code":404}"""),
            "api/detection_engine/rules/_import" => ImportRules(Lines(request)),
            _ => StackAnswer.KibanaFault(404, "Not Found"),
        };
    }

    private static List<JsonObject> Lines(StackRequest request) =>
        [.. request.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject())];

    private static string Key(JsonNode item) => $"{item["type"]}:{item["id"]}";

    private string Now() => DateTime.UnixEpoch.AddSeconds(++_changes).ToString("O", CultureInfo.InvariantCulture);

    private StackAnswer Export(JsonArray wanted)
    {
        var missing = wanted.Where(item => !Objects.ContainsKey(Key(item!))).ToList();
        if (missing.Count == 0)
            return new(200, string.Join('\n', wanted.Select(item => Objects[Key(item!)].ToJsonString())));
        return new(400, new JsonObject
        {
            ["statusCode"] = 400,
            ["message"] = "Error fetching objects to export",
            ["attributes"] = new JsonObject { ["objects"] = new JsonArray([.. missing.Select(item => item!.DeepClone())]) },
        }.ToJsonString());
    }

    private StackAnswer Import(List<JsonObject> items)
    {
        var errors = new JsonArray();
        var done = new JsonArray();
        var given = items.Select(Key).ToHashSet(StringComparer.Ordinal);
        foreach (var item in items)
        {
            var missing = item["references"]!.AsArray().Where(need => !given.Contains(Key(need!)) && !Objects.ContainsKey(Key(need!))).ToList();
            if (missing.Count > 0)
                errors.Add(Error(item, new() { ["type"] = "missing_references", ["references"] = new JsonArray([.. missing.Select(need => need!.DeepClone())]) }));
            else if (Errors.TryGetValue(Key(item), out var error))
                errors.Add(Error(item, error.DeepClone().AsObject()));
            else
            {
                Touch(item);
                Objects[Key(item)] = item;
                done.Add(new JsonObject { ["type"] = item["type"]!.DeepClone(), ["id"] = item["id"]!.DeepClone() });
            }
        }

        return StackAnswer.Ok(new JsonObject { ["success"] = errors.Count == 0, ["successCount"] = done.Count, ["successResults"] = done, ["errors"] = errors });
    }

    private static JsonObject Error(JsonObject item, JsonObject error) =>
        new() { ["type"] = item["type"]!.DeepClone(), ["id"] = item["id"]!.DeepClone(), ["error"] = error };

    private StackAnswer ImportRules(List<JsonObject> rules)
    {
        foreach (var rule in rules)
        {
            rule["updated_at"] = Now();
            rule["actions"] ??= new JsonArray();
            Rules[(string)rule["rule_id"]!] = rule;
        }

        return StackAnswer.Ok(new JsonObject { ["success"] = true, ["success_count"] = rules.Count, ["errors"] = new JsonArray() });
    }

    private StackAnswer Alert(StackRequest request, string id)
    {
        var exists = Alerts.TryGetValue(id, out var alert);
        if (request.Method == "GET")
            return exists ? StackAnswer.Ok(alert!) : StackAnswer.KibanaFault(404, "Saved object [alert] not found");
        var body = JsonNode.Parse(request.Body)!.AsObject();
        if (request.Method == "POST" && exists)
            return StackAnswer.KibanaFault(409, "conflict");
        if (request.Method == "POST")
            return StackAnswer.Ok(Alerts[id] = body);
        if (body.FirstOrDefault(member => member.Key is not ("name" or "tags" or "schedule" or "params" or "actions")) is { Key: { } wrong })
            return StackAnswer.KibanaFault(400, $"[request body.{wrong}]: definition for this key is missing");
        foreach (var (name, value) in body)
            alert![name] = value?.DeepClone();
        return StackAnswer.Ok(alert!);
    }

    [GeneratedRegex("^api/alerting/rule/(?<id>[^/?]+)$")]
    private static partial Regex RulePath();
}
