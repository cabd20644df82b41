using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FlowKafka.Elasticsearch.Setup;

/// <summary>A kind of object that a cluster keeps under a name: where it is, how it is shown, and where it says who made it.</summary>
internal sealed partial class ObjectKind
{
    public static readonly ObjectKind ComponentTemplate = new("component template", "_component_template", "component", SetupPart.Templates)
    {
        _unwrap = (answer, _) => answer["component_templates"]?[0]?["component_template"] as JsonObject,
    };

    public static readonly ObjectKind IndexTemplate = new("index template", "_index_template", "index", SetupPart.Templates)
    {
        _unwrap = (answer, _) => answer["index_templates"]?[0]?["index_template"] as JsonObject,
    };

    public static readonly ObjectKind IlmPolicy = new("lifecycle policy", "_ilm/policy", "ilm", SetupPart.Lifecycle)
    {
        _unwrap = (answer, name) => answer[name]?["policy"] as JsonObject,
        _content = body => body["policy"]!.AsObject(),
    };

    public static readonly ObjectKind IsmPolicy = new("state policy", "_plugins/_ism/policies", "ism", SetupPart.Lifecycle)
    {
        _unwrap = (answer, _) => answer["policy"] as JsonObject,
        _content = body => body["policy"]!.AsObject(),
    };

    private Func<JsonNode, string, JsonObject?> _unwrap = null!;
    private Func<JsonObject, JsonObject> _content = body => body;

    private ObjectKind(string title, string path, string folder, SetupPart part)
    {
        (Title, Path, Folder, Part) = (title, path, folder, part);
    }

    /// <summary>What users call it.</summary>
    public string Title { get; }

    /// <summary>Where the server has it.</summary>
    public string Path { get; }

    /// <summary>The folder of schemas/elasticsearch.</summary>
    public string Folder { get; }

    /// <summary>The part of the set-up that it belongs to.</summary>
    public SetupPart Part { get; }

    /// <summary>What a server that was asked for the object shows of it; null when there is nothing.</summary>
    public JsonObject? Unwrap(JsonNode? answer, string name) => answer is null ? null : _unwrap(answer, name);

    /// <summary>What of a request's body the server shows later.</summary>
    public JsonObject ContentOf(JsonObject body) => _content(body);

    /// <summary>The hash of an object's content, without what says who made it.</summary>
    public string HashOf(JsonObject content)
    {
        if (this != IsmPolicy)
            return CanonicalJson.HashOf(content);
        var plain = content.DeepClone().AsObject();
        plain["description"] = Mark().Replace((string?)plain["description"] ?? "", "");
        return CanonicalJson.HashOf(plain);
    }

    /// <summary>Writes into an object which version made it, and what it held. ISM's policies have a description only.</summary>
    public void Sign(JsonObject content, string version)
    {
        var hash = HashOf(content);
        if (this == IsmPolicy)
        {
            content["description"] = $"{content["description"]} (flowkafka {version}, {hash})";
            return;
        }

        var meta = content["_meta"]?.AsObject() ?? new JsonObject();
        meta["version"] = version;
        meta["hash"] = hash;
        content["_meta"] = meta;
    }

    /// <summary>The hash that FlowKafka wrote into it; null when it did not make it.</summary>
    public string? SignedHash(JsonObject content)
    {
        if (this == IsmPolicy)
            return Mark().Match((string?)content["description"] ?? "") is { Success: true } mark ? mark.Groups["hash"].Value : null;
        var meta = content["_meta"] as JsonObject;
        return (string?)(meta?["managed_by"] as JsonValue) == "flowkafka" ? (string?)(meta!["hash"] as JsonValue) : null;
    }

    [GeneratedRegex(@" \(flowkafka [^ ]+, (?<hash>[0-9a-f]{16})\)$")]
    private static partial Regex Mark();
}
