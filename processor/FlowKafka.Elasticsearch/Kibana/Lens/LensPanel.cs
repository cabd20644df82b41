using System.Text.Json.Nodes;

namespace FlowKafka.Elasticsearch.Kibana;

/// <summary>The state that Lens 8.9 keeps of a chart: one layer of one data view, and how it is drawn.</summary>
internal static class LensPanel
{
    /// <summary>The attributes of a panel.</summary>
    public static JsonObject Attributes(PanelSource panel, LensSource lens)
    {
        var layer = LensLayer.Of(panel.Id, lens);
        var (type, visualization) = LensVisualization.Of(lens, layer);
        return new()
        {
            ["title"] = panel.Title,
            ["description"] = panel.Description,
            ["visualizationType"] = type,
            ["type"] = "lens",
            ["references"] = SavedObject.Of([Reference(panel, lens.View)]),
            ["state"] = new JsonObject
            {
                ["visualization"] = visualization,
                ["query"] = SavedObjects.Kuery(lens.Query),
                ["filters"] = new JsonArray(),
                ["datasourceStates"] = new JsonObject
                {
                    ["formBased"] = new JsonObject { ["layers"] = new JsonObject { [layer.Id] = layer.ToJson() } },
                },
                ["internalReferences"] = new JsonArray(),
                ["adHocDataViews"] = new JsonObject(),
            },
        };
    }

    /// <summary>What the panel needs.</summary>
    public static IEnumerable<SavedObjectReference> References(PanelSource panel, ViewSource view) => [Reference(panel, view.Id)];

    private static SavedObjectReference Reference(PanelSource panel, string view) =>
        new($"indexpattern-datasource-layer-{panel.Id}", SavedObjectType.View.Name, view);
}
