using System.Text.Json.Nodes;

namespace FlowKafka.Elasticsearch.Kibana;

/// <summary>The visualizations of Vega: one for each file of kibana/vega that a dashboard shows.</summary>
internal static class VegaVisualizations
{
    /// <summary>The visualizations' saved objects.</summary>
    public static IEnumerable<SavedObject> Of(KibanaSources sources) =>
        from panel in sources.Dashboards.SelectMany(dashboard => dashboard.Panels)
        where panel.Vega is not null
        select Visualization(panel, sources);

    /// <summary>The id of a visualization.</summary>
    public static string IdOf(string name) => $"flowkafka-{name}";

    private static SavedObject Visualization(PanelSource panel, KibanaSources sources)
    {
        var spec = sources.Vega.GetValueOrDefault(panel.Vega!)
            ?? throw new InvalidOperationException($"There is no kibana/vega/{panel.Vega}.json.");
        var title = $"[FlowKafka] {panel.Title}";
        var state = new JsonObject
        {
            ["title"] = title,
            ["type"] = "vega",
            ["aggs"] = new JsonArray(),
            ["params"] = new JsonObject { ["spec"] = spec },
        };
        var search = new JsonObject { ["query"] = SavedObjects.Kuery(""), ["filter"] = new JsonArray() };
        return new(
            SavedObjectType.Visualization,
            IdOf(panel.Vega!),
            new()
            {
                ["title"] = title,
                ["description"] = panel.Description,
                ["visState"] = SavedObject.Text(state),
                ["uiStateJSON"] = "{}",
                ["version"] = 1,
                ["kibanaSavedObjectMeta"] = new JsonObject { ["searchSourceJSON"] = SavedObject.Text(search) },
            },
            [.. SavedObjects.TagsOf(sources)]);
    }
}
