using System.Text.Json.Nodes;

namespace FlowKafka.Elasticsearch.Kibana;

/// <summary>The lists above a dashboard's panels, each with the values that the ones before it leave.</summary>
internal static class ControlGroup
{
    /// <summary>The controls.</summary>
    public static JsonObject Of(IReadOnlyList<ControlSource> controls)
    {
        var panels = new JsonObject();
        foreach (var control in controls)
            panels.Add(control.Id, Panel(control, panels.Count));
        var ignored = new JsonObject
        {
            ["ignoreFilters"] = false,
            ["ignoreQuery"] = false,
            ["ignoreTimerange"] = false,
            ["ignoreValidations"] = false,
        };
        return new()
        {
            ["controlStyle"] = "oneLine",
            ["chainingSystem"] = "HIERARCHICAL",
            ["panelsJSON"] = SavedObject.Text(panels),
            ["ignoreParentSettingsJSON"] = SavedObject.Text(ignored),
        };
    }

    /// <summary>The data views that the values come from.</summary>
    public static IEnumerable<SavedObjectReference> References(IEnumerable<ControlSource> controls, KibanaSources sources) =>
        controls.Select(control => new SavedObjectReference(
            $"controlGroup_{control.Id}:optionsListDataView", SavedObjectType.View.Name, sources.View(control.View).Id));

    private static JsonObject Panel(ControlSource control, int order) => new()
    {
        ["order"] = order,
        ["width"] = "medium",
        ["grow"] = true,
        ["type"] = "optionsListControl",
        ["explicitInput"] = new JsonObject
        {
            ["id"] = control.Id,
            ["fieldName"] = control.Field,
            ["title"] = control.Title,
            ["selectedOptions"] = new JsonArray(),
            ["enhancements"] = new JsonObject(),
        },
    };
}
