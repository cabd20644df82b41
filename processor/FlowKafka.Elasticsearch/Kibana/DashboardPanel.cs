using System.Text.Json.Nodes;

namespace FlowKafka.Elasticsearch.Kibana;

/// <summary>A panel as panelsJSON holds it, and what it needs.</summary>
/// <param name="State">The panel.</param>
/// <param name="References">What it needs; the dashboard holds these, under the panel's name.</param>
internal sealed record DashboardPanel(JsonObject State, IReadOnlyList<SavedObjectReference> References)
{
    // Kibana migrates the state inside a panel from here.
    private const string Version = "8.9.0";

    /// <summary>Makes the panel of its source.</summary>
    /// <exception cref="InvalidOperationException">The source says not what it shows, or names something that isn't there.</exception>
    public static DashboardPanel Of(PanelSource panel, KibanaSources sources) => panel switch
    {
        { Markdown.IsDefault: false } => Inside(panel, "visualization", VisualizationPanel.Markdown(panel), []),
        { Lens: { } lens } => Inside(
            panel,
            "lens",
            new() { ["attributes"] = LensPanel.Attributes(panel, lens) },
            [.. LensPanel.References(panel, sources.View(lens.View)), .. Drilldown.References(panel, sources)]),
        { Vega: not null } => Inside(panel, "visualization", VisualizationPanel.Vega(panel, sources), []),
        { Search: { } search } => Outside(panel, SavedObjectType.Search, sources.Search(search).Id),
        _ => throw new InvalidOperationException($"The panel '{panel.Id}' shows nothing: it needs markdown, lens, vega or search."),
    };

    private static DashboardPanel Inside(PanelSource panel, string type, JsonObject config, IReadOnlyList<SavedObjectReference> references)
    {
        var state = Frame(panel, type);
        config["enhancements"] = Drilldown.Enhancements(panel);
        if (panel.Title.Length == 0)
            config["hidePanelTitles"] = true;
        state["embeddableConfig"] = config;
        return new(state, Prefixed(panel, references));
    }

    private static DashboardPanel Outside(PanelSource panel, SavedObjectType type, string id)
    {
        var name = $"panel_{panel.Id}";
        var state = Frame(panel, type.Name);
        state["embeddableConfig"] = new JsonObject { ["enhancements"] = new JsonObject() };
        state["panelRefName"] = name;
        return new(state, Prefixed(panel, [new(name, type.Name, id)]));
    }

    private static JsonObject Frame(PanelSource panel, string type) => new()
    {
        ["version"] = Version,
        ["type"] = type,
        ["panelIndex"] = panel.Id,
        ["gridData"] = new JsonObject
        {
            ["x"] = panel.At[0],
            ["y"] = panel.At[1],
            ["w"] = panel.At[2],
            ["h"] = panel.At[3],
            ["i"] = panel.Id,
        },
        ["title"] = panel.Title,
    };

    private static SavedObjectReference[] Prefixed(PanelSource panel, IEnumerable<SavedObjectReference> references) =>
        [.. references.Select(reference => reference with { Name = $"{panel.Id}:{reference.Name}" })];
}
