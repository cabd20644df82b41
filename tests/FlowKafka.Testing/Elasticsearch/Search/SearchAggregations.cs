using System.Text.Json;
using System.Text.Json.Nodes;

namespace FlowKafka.Testing.Elasticsearch.Search;

/// <summary>Aggregates documents, exactly where a cluster may only estimate.</summary>
internal sealed class SearchAggregations
{
    // The defaults of search.max_buckets and index.max_inner_result_window.
    private const int MostBuckets = 65_536;
    private const int MostTopHits = 100;

    private int _buckets;

    public JsonObject Of(IReadOnlyList<SearchDocument> documents, JsonElement aggregations)
    {
        var results = new JsonObject();
        foreach (var named in aggregations.EnumerateObject())
            results[named.Name] = One(documents, named.Value);
        return results;
    }

    private JsonObject One(IReadOnlyList<SearchDocument> documents, JsonElement aggregation)
    {
        JsonElement? inner = null;
        JsonProperty? kind = null;
        foreach (var property in aggregation.EnumerateObject())
        {
            if (property.Name is "aggs")
                inner = property.Value;
            else if (kind is null)
                kind = property;
            else
                throw new SearchRefusedException($"two aggregations under one name: {kind.Value.Name} and {property.Name}");
        }

        var (name, body) = kind is { } found ? (found.Name, found.Value) : throw new SearchRefusedException("an aggregation without a kind");
        if (inner is not null && name is not ("terms" or "filter"))
            throw new SearchRefusedException($"{name} can't have aggregations of its own");
        return name switch
        {
            "terms" => Terms(documents, body, inner),
            "filter" => Bucket([.. documents.Where(new Func<SearchDocument, bool>(SearchQuery.Of(body)))], inner),
            "top_hits" => TopHits(documents, body),
            "max" => Metric(documents, body, name, static values => values.Count == 0 ? null : values.Max().Number),
            "sum" => Metric(documents, body, name, static values => values.Sum(static value => value.Number)),
            "value_count" => Metric(documents, body, name, static values => values.Count),
            "cardinality" => Metric(documents, body, name, static values => values.Distinct().Count()),
            _ => throw new SearchRefusedException($"unknown aggregation [{name}]"),
        };
    }

    private static JsonObject Metric(
        IReadOnlyList<SearchDocument> documents, JsonElement body, string name, Func<IReadOnlyList<SearchValue>, double?> measure)
    {
        SearchShape.Check(body, name, "field");
        var field = body.GetProperty("field").GetString()!;
        var values = documents.SelectMany(document => document[field]).ToArray();
        if (name is "max" or "sum" && Array.Exists(values, static value => value.Kind == SearchKind.Text))
            throw new SearchRefusedException($"{name}: {field} is text");
        return new() { ["value"] = measure(values) };
    }

    private static JsonObject TopHits(IReadOnlyList<SearchDocument> documents, JsonElement body)
    {
        SearchShape.Check(body, "top_hits", "size", "sort", "_source");
        var size = body.GetProperty("size").GetInt32();
        if (size > MostTopHits)
            throw new SearchRefusedException($"top_hits: at most {MostTopHits}");
        return new() { ["hits"] = SearchHits.Of(documents, body, size, countsAll: true) };
    }

    private JsonObject Terms(IReadOnlyList<SearchDocument> documents, JsonElement body, JsonElement? inner)
    {
        SearchShape.Check(body, "terms", "field", "size", "order", "collect_mode");
        var field = body.GetProperty("field").GetString()!;
        var size = body.TryGetProperty("size", out var most) ? most.GetInt32() : 10;
        var groups = new Dictionary<SearchValue, List<SearchDocument>>();
        foreach (var document in documents)
        {
            foreach (var value in document[field].Distinct())
            {
                if (!groups.TryGetValue(value, out var group))
                    groups.Add(value, group = []);
                group.Add(document);
            }
        }

        var order = new TermsOrder(body);
        var buckets = groups.Select(group => (group.Key, Documents: group.Value, Measures: order.Measure(this, group.Value, inner)))
            .Order(order).Take(size).Select(bucket => Named(bucket.Key, Bucket(bucket.Documents, inner))).ToArray<JsonNode?>();
        if ((_buckets += buckets.Length) > MostBuckets)
            throw new SearchRefusedException($"more than {MostBuckets} buckets");
        return new() { ["buckets"] = new JsonArray(buckets) };
    }

    private static JsonObject Named(SearchValue key, JsonObject bucket)
    {
        bucket.Insert(0, "key", key.ToKey());
        return bucket;
    }

    private JsonObject Bucket(IReadOnlyList<SearchDocument> documents, JsonElement? inner)
    {
        var bucket = new JsonObject { ["doc_count"] = documents.Count };
        foreach (var result in inner is { } aggregations ? Of(documents, aggregations) : [])
            bucket[result.Key] = result.Value?.DeepClone();
        return bucket;
    }

    /// <summary>A single number of an inner aggregation, by which buckets are sorted; the least when there is none.</summary>
    public double Measure(IReadOnlyList<SearchDocument> documents, JsonElement? inner, string name) =>
        inner is { } aggregations && aggregations.TryGetProperty(name, out var aggregation) && One(documents, aggregation).TryGetPropertyValue("value", out var value)
            ? value?.GetValue<double>() ?? double.NegativeInfinity
            : throw new SearchRefusedException($"terms: can't be sorted by {name}");
}
