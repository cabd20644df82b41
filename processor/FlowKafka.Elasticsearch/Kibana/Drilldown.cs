using System.Text.Json.Nodes;

namespace FlowKafka.Elasticsearch.Kibana;

/// <summary>The way from a panel to another dashboard; Kibana offers it under a Gold licence or a higher one.</summary>
internal static class Drilldown
{
    private const string Factory = "DASHBOARD_TO_DASHBOARD_DRILLDOWN";

    /// <summary>The panel's enhancements.</summary>
    public static JsonObject Enhancements(PanelSource panel) => panel.Drilldown is not { } drilldown ? [] : new()
    {
        ["dynamicActions"] = new JsonObject
        {
            ["events"] = new JsonArray(new JsonObject
            {
                ["eventId"] = EventOf(panel),
                ["triggers"] = new JsonArray("FILTER_TRIGGER"),
                ["action"] = new JsonObject
                {
                    ["factoryId"] = Factory,
                    ["name"] = drilldown.Name,
                    ["config"] = new JsonObject { ["useCurrentFilters"] = true, ["useCurrentDateRange"] = true, ["openInNewTab"] = false },
                },
            }),
        },
    };

    /// <summary>The dashboard that it leads to.</summary>
    /// <exception cref="InvalidOperationException">There is no such dashboard.</exception>
    public static IEnumerable<SavedObjectReference> References(PanelSource panel, KibanaSources sources)
    {
        if (panel.Drilldown is not { } drilldown)
            yield break;
        if (!sources.Dashboards.Any(dashboard => dashboard.Id == drilldown.To))
            throw new InvalidOperationException($"There is no dashboard '{drilldown.To}' in kibana/dashboards.");
        yield return new($"drilldown:{Factory}:{EventOf(panel)}:dashboardId", SavedObjectType.Dashboard.Name, drilldown.To);
    }

    private static string EventOf(PanelSource panel) => $"{panel.Id}-drilldown";
}
