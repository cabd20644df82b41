using System.Text.Json;
using System.Text.Json.Nodes;
using FlowKafka.Elasticsearch.Kibana;

namespace FlowKafka.Elasticsearch.Tests.Kibana;

/// <summary>What the sources in kibana/ make, as an import reads it: from the lines, with the JSON within JSON opened.</summary>
internal static class Composed
{
    public static IReadOnlyList<SavedObject> Objects { get; } = SavedObjects.Compose(KibanaSources.Embedded);

    public static IReadOnlyList<JsonObject> Lines { get; } =
        [.. SavedObjects.ToNdjson(Objects).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject())];

    public static IEnumerable<JsonObject> Dashboards => Lines.Where(line => Text(line, "type") == "dashboard");

    public static IReadOnlyList<JsonObject> PanelsOf(JsonObject dashboard) =>
        [.. JsonNode.Parse(Text(dashboard["attributes"]!, "panelsJSON"))!.AsArray().Select(panel => panel!.AsObject())];

    /// <summary>Each panel of Lens: the dashboard's id and the panel's, and the attributes.</summary>
    public static IEnumerable<(string Name, JsonObject Attributes)> LensPanels =>
        from dashboard in Dashboards
        from panel in PanelsOf(dashboard)
        where Text(panel, "type") == "lens"
        select ($"{Text(dashboard, "id")}/{Text(panel, "panelIndex")}", panel["embeddableConfig"]!["attributes"]!.AsObject());

    /// <summary>The names, types and ids of an object's references.</summary>
    public static IReadOnlyList<(string Name, string Type, string Id)> ReferencesOf(JsonNode node) =>
        [.. node["references"]!.AsArray().Select(entry => (Text(entry!, "name"), Text(entry!, "type"), Text(entry!, "id")))];

    public static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();

    /// <summary>Every text within a node that stands under a name.</summary>
    public static IEnumerable<string> TextsUnder(JsonNode? node, string name) => node switch
    {
        JsonObject parent => parent.SelectMany(child =>
            child.Key == name && child.Value?.GetValueKind() == JsonValueKind.String ? [child.Value.GetValue<string>()] : TextsUnder(child.Value, name)),
        JsonArray array => array.SelectMany(child => TextsUnder(child, name)),
        _ => [],
    };
}
