using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FlowKafka.Elasticsearch.Kibana;

/// <summary>A saved object of Kibana.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Id">Its id, which never changes, so that an import replaces it.</param>
/// <param name="Attributes">What it is.</param>
/// <param name="References">What it needs.</param>
internal sealed record SavedObject(SavedObjectType Type, string Id, JsonObject Attributes, IReadOnlyList<SavedObjectReference> References)
{
    // The newest version of what all objects share, in 8.9 and since.
    private const string CoreVersion = "8.8.0";

    // Saved objects are no HTML: quotes and brackets in them stay readable.
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Its line of an export.</summary>
    public string ToLine() => Text(new JsonObject
    {
        ["id"] = Id,
        ["type"] = Type.Name,
        ["attributes"] = Attributes.DeepClone(),
        ["references"] = Of(References),
        ["coreMigrationVersion"] = CoreVersion,
        ["typeMigrationVersion"] = Type.Version,
    });

    /// <summary>JSON on one line; many attributes hold it as a string.</summary>
    public static string Text(JsonNode node) => node.ToJsonString(Compact);

    /// <summary>References as JSON.</summary>
    public static JsonArray Of(IEnumerable<SavedObjectReference> references) =>
        [.. references.Select(reference => new JsonObject { ["name"] = reference.Name, ["type"] = reference.Type, ["id"] = reference.Id })];
}
