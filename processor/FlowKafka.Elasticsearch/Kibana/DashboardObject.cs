using System.Text.Json.Nodes;

namespace FlowKafka.Elasticsearch.Kibana;

/// <summary>Makes a dashboard of its source, with everything but saved searches inside it.</summary>
internal static class DashboardObject
{
    private const string FilterIndex = "kibanaSavedObjectMeta.searchSourceJSON.filter[0].meta.index";

    /// <summary>The dashboard's saved object.</summary>
    public static SavedObject Of(DashboardSource dashboard, KibanaSources sources)
    {
        var panels = dashboard.Panels.Select(panel => DashboardPanel.Of(panel, sources)).ToList();
        var search = new JsonObject
        {
            ["query"] = SavedObjects.Kuery(""),
            ["filter"] = new JsonArray(DatasetFilter.Of(dashboard.Datasets, FilterIndex)),
        };
        return new(
            SavedObjectType.Dashboard,
            dashboard.Id,
            new()
            {
                ["title"] = dashboard.Title,
                ["description"] = dashboard.Description,
                ["kibanaSavedObjectMeta"] = new JsonObject { ["searchSourceJSON"] = SavedObject.Text(search) },
                ["controlGroupInput"] = ControlGroup.Of(dashboard.Controls),
                ["optionsJSON"] = SavedObject.Text(Options()),
                ["panelsJSON"] = SavedObject.Text(new JsonArray([.. panels.Select(panel => panel.State)])),
                ["timeRestore"] = true,
                ["timeFrom"] = dashboard.From,
                ["timeTo"] = "now",
                ["refreshInterval"] = new JsonObject { ["pause"] = true, ["value"] = 60_000 },
                ["version"] = 1,
            },
            [
                new(FilterIndex, SavedObjectType.View.Name, sources.View(dashboard.View).Id),
                .. panels.SelectMany(panel => panel.References),
                .. ControlGroup.References(dashboard.Controls, sources),
                .. SavedObjects.TagsOf(sources),
            ]);
    }

    private static JsonObject Options() => new()
    {
        ["useMargins"] = true,
        ["syncColors"] = false,
        ["syncCursor"] = true,
        ["syncTooltips"] = false,
        ["hidePanelTitles"] = false,
    };
}
