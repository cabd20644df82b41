using System.Text.Json;

namespace FlowKafka.Testing.Elasticsearch.Search;

/// <summary>The order of hits: what has no value comes last; of several values the first in the order counts.</summary>
internal static class SearchSort
{
    /// <summary>Sorts; documents that are equal stay in their order.</summary>
    public static IEnumerable<SearchDocument> Of(IReadOnlyList<SearchDocument> documents, JsonElement body)
    {
        IOrderedEnumerable<SearchDocument>? sorted = null;
        foreach (var item in SearchShape.Items(body, "sort"))
        {
            var key = SearchShape.Only(item, "sort");
            var descends = Descends(key.Value);
            var comparer = Comparer<SearchValue?>.Create((one, other) => Compare(one, other, descends));
            SearchValue? Value(SearchDocument document) => ValueOf(document[key.Name], descends);
            sorted = sorted is null ? documents.OrderBy(Value, comparer) : sorted.ThenBy(Value, comparer);
        }

        return sorted ?? (IEnumerable<SearchDocument>)documents;
    }

    private static bool Descends(JsonElement order)
    {
        if (order.ValueKind == JsonValueKind.Object)
        {
            SearchShape.Check(order, "sort", "order");
            order = order.GetProperty("order");
        }

        return order.GetString() switch
        {
            "asc" => false,
            "desc" => true,
            var other => throw new SearchRefusedException($"sort: unknown order {other}"),
        };
    }

    private static SearchValue? ValueOf(IReadOnlyList<SearchValue> values, bool descends) =>
        values.Count == 0 ? null : descends ? values.Max() : values.Min();

    private static int Compare(SearchValue? one, SearchValue? other, bool descends) => (one, other) switch
    {
        (null, null) => 0,
        (null, _) => 1,
        (_, null) => -1,
        ({ } a, { } b) => descends ? b.CompareTo(a) : a.CompareTo(b),
    };
}
