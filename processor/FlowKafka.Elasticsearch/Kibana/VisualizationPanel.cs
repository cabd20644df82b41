using System.Text.Json.Nodes;

namespace FlowKafka.Elasticsearch.Kibana;

/// <summary>The state of panels that Lens does not draw, Markdown's and Vega's: the visualization is held within the dashboard.</summary>
internal static class VisualizationPanel
{
    /// <summary>A text.</summary>
    public static JsonObject Markdown(PanelSource panel) => Config(panel, "markdown", new()
    {
        ["fontSize"] = 12,
        ["openLinksInNewTab"] = false,
        ["markdown"] = string.Join('\n', panel.Markdown),
    });

    /// <summary>A specification of kibana/vega, to the letter.</summary>
    /// <exception cref="InvalidOperationException">There is none of that name.</exception>
    public static JsonObject Vega(PanelSource panel, KibanaSources sources) => Config(panel, "vega", new()
    {
        ["spec"] = sources.Vega.GetValueOrDefault(panel.Vega!)
            ?? throw new InvalidOperationException($"There is no kibana/vega/{panel.Vega}.json."),
    });

    private static JsonObject Config(PanelSource panel, string type, JsonObject parameters) => new()
    {
        ["savedVis"] = new JsonObject
        {
            ["id"] = "",
            ["title"] = panel.Title,
            ["description"] = panel.Description,
            ["type"] = type,
            ["params"] = parameters,
            ["uiState"] = new JsonObject(),
            ["data"] = new JsonObject
            {
                ["aggs"] = new JsonArray(),
                ["searchSource"] = new JsonObject { ["query"] = SavedObjects.Kuery(""), ["filter"] = new JsonArray() },
            },
        },
    };
}
