using System.Text.Json;

namespace FlowKafka.Testing.Elasticsearch.Search;

/// <summary>The order of a terms aggregation's buckets: what is asked for, else the largest first; then by key.</summary>
internal sealed class TermsOrder : IComparer<(SearchValue Key, List<SearchDocument> Documents, double[] Measures)>
{
    private readonly (string By, bool Descends)[] _keys;

    public TermsOrder(JsonElement body) => _keys = body.TryGetProperty("order", out _)
        ? [.. SearchShape.Items(body, "order").Select(static item => SearchShape.Only(item, "order")).Select(static key => (key.Name, key.Value.GetString() == "desc"))]
        : [("_count", true)];

    /// <summary>The numbers by which a bucket is sorted.</summary>
    public double[] Measure(SearchAggregations aggregations, List<SearchDocument> documents, JsonElement? inner) =>
    [
        .. _keys.Select(key => key.By switch
        {
            "_count" => documents.Count,
            "_key" => 0,
            var name => aggregations.Measure(documents, inner, name),
        }),
    ];

    public int Compare(
        (SearchValue Key, List<SearchDocument> Documents, double[] Measures) x, (SearchValue Key, List<SearchDocument> Documents, double[] Measures) y)
    {
        for (var i = 0; i < _keys.Length; i++)
        {
            var order = _keys[i].By == "_key" ? x.Key.CompareTo(y.Key) : x.Measures[i].CompareTo(y.Measures[i]);
            if (order != 0)
                return _keys[i].Descends ? -order : order;
        }

        return x.Key.CompareTo(y.Key);
    }
}
