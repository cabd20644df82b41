using System.Text.Json.Nodes;

namespace FlowKafka.Elasticsearch.Kibana;

/// <summary>How Lens draws a layer: the visualization's type and its state.</summary>
internal static class LensVisualization
{
    /// <summary>Type and state.</summary>
    public static (string Type, JsonObject State) Of(LensSource lens, LensLayer layer) => lens.Kind switch
    {
        LensKind.Metric => ("lnsMetric", Metric(lens, layer)),
        LensKind.Table => ("lnsDatatable", Table(layer)),
        LensKind.Donut => ("lnsPie", Donut(layer)),
        LensKind.Bars => ("lnsXY", Chart(lens, layer, "bar_stacked")),
        LensKind.LyingBars => ("lnsXY", Chart(lens, layer, "bar_horizontal_stacked")),
        _ => ("lnsXY", Chart(lens, layer, "line")),
    };

    private static JsonObject Metric(LensSource lens, LensLayer layer)
    {
        var state = new JsonObject { ["layerId"] = layer.Id, ["layerType"] = "data", ["metricAccessor"] = layer.Values[0] };
        if (layer.Values.Length > 1)
            state["secondaryMetricAccessor"] = layer.Values[1];
        if (lens.Values[0].Color is { } color)
            state["color"] = color;
        return state;
    }

    private static JsonObject Table(LensLayer layer) => new()
    {
        ["layerId"] = layer.Id,
        ["layerType"] = "data",
        ["columns"] = new JsonArray([.. layer.Columns.Select(column => new JsonObject { ["columnId"] = column.Key, ["isTransposed"] = false })]),
        ["paging"] = new JsonObject { ["size"] = 10, ["enabled"] = true },
        ["rowHeight"] = "auto",
        ["rowHeightLines"] = 0,
        ["headerRowHeight"] = "auto",
        ["headerRowHeightLines"] = 0,
    };

    private static JsonObject Donut(LensLayer layer) => new()
    {
        ["shape"] = "donut",
        ["layers"] = new JsonArray(new JsonObject
        {
            ["layerId"] = layer.Id,
            ["layerType"] = "data",
            ["primaryGroups"] = Names(layer.Rows),
            ["metrics"] = Names(layer.Values),
            ["numberDisplay"] = "value",
            ["categoryDisplay"] = "default",
            ["legendDisplay"] = "default",
            ["nestedLegend"] = false,
        }),
    };

    private static JsonObject Chart(LensSource lens, LensLayer layer, string series)
    {
        var drawn = new JsonObject
        {
            ["layerId"] = layer.Id,
            ["layerType"] = "data",
            ["seriesType"] = series,
            ["accessors"] = Names(layer.Values),
        };
        if (layer.Rows.Length > 0)
            drawn["xAccessor"] = layer.Rows[0];
        if (layer.Split is not null)
            drawn["splitAccessor"] = layer.Split;
        var colors = lens.Values.Select((value, index) => (value.Color, Name: layer.Values[index])).Where(pair => pair.Color is not null).ToList();
        if (colors.Count > 0)
            drawn["yConfig"] = new JsonArray([.. colors.Select(pair => new JsonObject { ["forAccessor"] = pair.Name, ["color"] = pair.Color })]);
        return new()
        {
            ["legend"] = new JsonObject { ["isVisible"] = true, ["position"] = "right" },
            ["valueLabels"] = "hide",
            ["fittingFunction"] = "None",
            ["axisTitlesVisibilitySettings"] = Axes(false, layer.Values.Length == 1),
            ["tickLabelsVisibilitySettings"] = Axes(true, true),
            ["labelsOrientation"] = new JsonObject { ["x"] = 0, ["yLeft"] = 0, ["yRight"] = 0 },
            ["gridlinesVisibilitySettings"] = Axes(true, true),
            ["preferredSeriesType"] = series,
            ["layers"] = new JsonArray(drawn),
        };
    }

    private static JsonObject Axes(bool x, bool y) => new() { ["x"] = x, ["yLeft"] = y, ["yRight"] = y };

    private static JsonArray Names(IEnumerable<string> names) => new([.. names.Select(name => JsonValue.Create(name))]);
}
