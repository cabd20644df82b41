using System.Text.Json.Nodes;

namespace FlowKafka.Kibana.Tests.Vega;

/// <summary>A panel to be shown: what a dashboard gives it.</summary>
/// <param name="Name">The specification's file name without its ending.</param>
internal sealed record Panel(string Name)
{
    public static readonly string[] All = ["hunt-scatter", "conversation-windows", "servers-sankey"];

    /// <summary>light or dark.</summary>
    public string Theme { get; init; } = "light";

    public int Width { get; init; } = 900;

    public int Height { get; init; } = 480;

    /// <summary>The dashboard's time range.</summary>
    public (string From, string To) Time { get; init; } = DemoDocuments.Time;

    /// <summary>The dashboard's filters.</summary>
    public IReadOnlyList<JsonNode> Filters { get; init; } = [];

    /// <summary>What was chosen in the panel's controls.</summary>
    public IReadOnlyDictionary<string, string> Choices { get; init; } = new Dictionary<string, string>();

    /// <summary>True where Elasticsearch has none of the indices.</summary>
    public bool WithoutIndices { get; init; }

    public static JsonObject Term(string field, string value) => new() { ["term"] = new JsonObject { [field] = value } };

    public static JsonObject Terms(string field, IEnumerable<string> values) =>
        new() { ["terms"] = new JsonObject { [field] = new JsonArray([.. values.Select(static value => JsonValue.Create(value))]) } };

    public static string FileOf(string name) => Path.Combine(RepositoryFolder.Root, "kibana", "vega", $"{name}.json");

    /// <summary>The specification.</summary>
    public string Text => File.ReadAllText(FileOf(Name));

    /// <summary>As panel.js wants it.</summary>
    public JsonObject ToJson() => new()
    {
        ["spec"] = JsonNode.Parse(WithoutIndices ? Text.Replace("logs-flowkafka.", "absent.", StringComparison.Ordinal) : Text),
        ["theme"] = Theme,
        ["width"] = Width,
        ["height"] = Height,
        ["time"] = new JsonObject { ["from"] = Time.From, ["to"] = Time.To },
        ["filters"] = new JsonObject { ["filter"] = new JsonArray([.. Filters.Select(static filter => filter.DeepClone())]) },
        ["signals"] = new JsonObject(Choices.Select(static choice => KeyValuePair.Create<string, JsonNode?>(choice.Key, choice.Value))),
    };
}
