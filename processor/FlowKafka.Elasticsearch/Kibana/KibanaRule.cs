using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FlowKafka.Elasticsearch.Kibana;

/// <summary>A rule that comes with the program, as versions of Kibana take it.</summary>
public sealed class KibanaRule
{
    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Texts that their files show as lists of lines.
    private static readonly string[] Lines = ["query", "note"];

    private readonly JsonObject _body;
    private readonly Dictionary<string, Version> _since;

    private KibanaRule(string id, JsonObject body, Version minimum, Dictionary<string, Version> since)
    {
        (Id, _body, Minimum, _since) = (id, body, minimum, since);
        Name = (string)body["name"]!;
    }

    /// <summary>The id that Kibana knows it by: <c>rule_id</c> of a detection rule, the id in the path of an alerting rule.</summary>
    public string Id { get; }

    /// <summary>Its name, for people.</summary>
    public string Name { get; }

    /// <summary>The first version of Kibana that knows its type.</summary>
    public Version Minimum { get; }

    /// <summary>True when that version of Kibana can run it.</summary>
    public bool Suits(Version kibana)
    {
        ArgumentNullException.ThrowIfNull(kibana);
        return kibana >= Minimum;
    }

    /// <summary>The rule without the fields that this version of Kibana does not know: JSON in UTF-8 on one line.</summary>
    public byte[] BodyFor(Version kibana)
    {
        ArgumentNullException.ThrowIfNull(kibana);
        var body = _body.DeepClone().AsObject();
        foreach (var (field, since) in _since)
        {
            if (kibana < since)
                body.Remove(field);
        }

        return JsonSerializer.SerializeToUtf8Bytes(body, Written);
    }

    /// <summary>Reads <c>{"minimum", "since", "rule"}</c>, a rule of Elastic Security.</summary>
    internal static KibanaRule Security(JsonObject source)
    {
        var rule = source["rule"]!.DeepClone().AsObject();
        foreach (var name in Lines)
        {
            if (rule[name] is JsonArray lines)
                rule[name] = string.Join('\n', lines.Select(line => (string)line!));
        }

        return Of((string)rule["rule_id"]!, rule, source);
    }

    /// <summary>Reads <c>{"minimum", "id", "body"}</c>, a rule of Kibana's alerting; it takes its query as a text.</summary>
    internal static KibanaRule Alert(JsonObject source)
    {
        var body = source["body"]!.DeepClone().AsObject();
        body["params"]!["esQuery"] = body["params"]!["esQuery"]!.ToJsonString(Written);
        return Of((string)source["id"]!, body, source);
    }

    private static KibanaRule Of(string id, JsonObject body, JsonObject source) => new(
        id, body, Version.Parse((string)source["minimum"]!),
        (source["since"]?.AsObject() ?? []).ToDictionary(field => field.Key, field => Version.Parse((string)field.Value!)));
}
