using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace FlowKafka.Elasticsearch.Kibana;

/// <summary>A layer of Lens: its columns are what documents are grouped by, then what is measured.</summary>
/// <param name="Id">The layer's name.</param>
/// <param name="Rows">The names of the columns of the rows, in their order.</param>
/// <param name="Split">The name of the column that makes series; null without one.</param>
/// <param name="Values">The names of the columns of the values, in their order.</param>
/// <param name="Columns">Every column, in the order of the grouping.</param>
internal sealed record LensLayer(
    string Id,
    ImmutableArray<string> Rows,
    string? Split,
    ImmutableArray<string> Values,
    ImmutableArray<KeyValuePair<string, JsonObject>> Columns)
{
    private const string SplitColumn = "split";

    /// <summary>The layer of a source.</summary>
    public static LensLayer Of(string id, LensSource lens)
    {
        ImmutableArray<string> values = [.. lens.Values.Select((_, index) => $"value-{index + 1}")];
        ImmutableArray<BucketSource> rows = lens.Rows.IsDefault ? [] : lens.Rows;
        ImmutableArray<string> rowNames = [.. rows.Select((_, index) => $"row-{index + 1}")];
        var order = LensOrder.Of(lens.Values, values);
        var columns = rows.Select((row, index) => KeyValuePair.Create(rowNames[index], LensColumn.Of(row, order))).ToList();
        if (lens.Split is { } split)
            columns.Insert(IsInTime(rows) ? 0 : columns.Count, KeyValuePair.Create(SplitColumn, LensColumn.Of(split, order)));
        columns.AddRange(lens.Values.Select((value, index) => KeyValuePair.Create(values[index], LensColumn.Of(value))));
        return new(id, rowNames, lens.Split is null ? null : SplitColumn, values, [.. columns]);
    }

    /// <summary>What documents are grouped by.</summary>
    public static ImmutableArray<BucketSource> GroupsOf(LensSource lens)
    {
        ImmutableArray<BucketSource> rows = lens.Rows.IsDefault ? [] : lens.Rows;
        return lens.Split is null ? rows : rows.Add(lens.Split);
    }

    /// <summary>The layer as Lens keeps it.</summary>
    public JsonObject ToJson()
    {
        var columns = new JsonObject();
        foreach (var (name, column) in Columns)
            columns.Add(name, column.DeepClone());
        return new()
        {
            ["columns"] = columns,
            ["columnOrder"] = new JsonArray([.. Columns.Select(column => JsonValue.Create(column.Key))]),
            ["incompleteColumns"] = new JsonObject(),
            ["sampling"] = 1,
        };
    }

    // The largest series are sought over all of the time, not in each of its steps.
    private static bool IsInTime(ImmutableArray<BucketSource> rows) => rows.Any(row => row.Operation == "date_histogram");
}
