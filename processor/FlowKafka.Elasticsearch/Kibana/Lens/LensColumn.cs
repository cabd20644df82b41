using System.Text.Json.Nodes;

namespace FlowKafka.Elasticsearch.Kibana;

/// <summary>A column of a layer of Lens, with the state that each of its operations has.</summary>
internal static class LensColumn
{
    // Lens' name for the document itself, which count counts.
    private const string Records = "___records___";

    /// <summary>The column of a group.</summary>
    public static JsonObject Of(BucketSource bucket, LensOrder order) => bucket.Operation switch
    {
        "terms" => Terms(bucket, order),
        "date_histogram" => Bucket(
            bucket,
            "date",
            "interval",
            bucket.Fields[0],
            new() { ["interval"] = "auto", ["includeEmptyRows"] = true, ["dropPartials"] = false }),
        "filters" => Bucket(bucket, "string", "ordinal", null, new() { ["filters"] = new JsonArray([.. bucket.Filters.Select(Filter)]) }),
        _ => throw new InvalidOperationException($"'{bucket.Label}': '{bucket.Operation}' groups nothing."),
    };

    /// <summary>The column of a value.</summary>
    public static JsonObject Of(ValueSource value)
    {
        var type = value.Operation == "last_value" ? FieldTypes.LensOf(value.Field!) : "number";
        var column = new JsonObject
        {
            ["label"] = value.Label,
            ["customLabel"] = true,
            ["dataType"] = type,
            ["operationType"] = value.Operation,
            ["isBucketed"] = false,
            ["scale"] = type is "string" or "ip" ? "ordinal" : "ratio",
            ["sourceField"] = value.Field ?? Records,
            ["params"] = Params(value),
        };
        if (value.Query is not null || value.Operation == "last_value")
            column["filter"] = SavedObjects.Kuery(value.Query ?? $"{value.Field}: *");
        if (value.Within is not null)
            column["reducedTimeRange"] = value.Within;
        if (value.Per is not null)
            column["timeScale"] = value.Per;
        return column;
    }

    private static JsonObject Params(ValueSource value) => value.Operation switch
    {
        "last_value" => new() { ["sortField"] = "@timestamp", ["showArrayValues"] = value.IsList },
        "count" or "unique_count" or "sum" => new() { ["emptyAsNull"] = false },
        "average" or "min" or "max" => [],
        _ => throw new InvalidOperationException($"'{value.Label}': '{value.Operation}' measures nothing."),
    };

    private static JsonObject Terms(BucketSource bucket, LensOrder order)
    {
        var isOne = bucket.Fields.Length == 1;
        var settings = new JsonObject
        {
            ["size"] = bucket.Size,
            ["orderBy"] = order.Of(bucket),
            ["orderDirection"] = order.DirectionOf(bucket),
            ["otherBucket"] = false,
            ["missingBucket"] = false,
            ["parentFormat"] = new JsonObject { ["id"] = isOne ? "terms" : "multi_terms" },
            ["include"] = new JsonArray(),
            ["exclude"] = new JsonArray(),
            ["includeIsRegex"] = false,
            ["excludeIsRegex"] = false,
        };
        if (!isOne)
            settings["secondaryFields"] = new JsonArray([.. bucket.Fields.Skip(1).Select(field => JsonValue.Create(field))]);
        return Bucket(bucket, FieldTypes.LensOf(bucket.Fields[0]), "ordinal", bucket.Fields[0], settings);
    }

    private static JsonObject Bucket(BucketSource bucket, string type, string scale, string? field, JsonObject settings)
    {
        var column = new JsonObject
        {
            ["label"] = bucket.Label,
            ["customLabel"] = true,
            ["dataType"] = type,
            ["operationType"] = bucket.Operation,
            ["isBucketed"] = true,
            ["scale"] = scale,
        };
        if (field is not null)
            column["sourceField"] = field;
        column["params"] = settings;
        return column;
    }

    private static JsonObject Filter(FilterSource filter) => new() { ["label"] = filter.Label, ["input"] = SavedObjects.Kuery(filter.Query) };
}
