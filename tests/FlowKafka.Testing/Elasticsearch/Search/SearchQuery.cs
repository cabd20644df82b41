using System.Text.Json;

namespace FlowKafka.Testing.Elasticsearch.Search;

/// <summary>Turns a query into a test of documents.</summary>
internal static class SearchQuery
{
    public static Predicate<SearchDocument> Of(JsonElement query)
    {
        var (kind, body) = (SearchShape.Only(query, "query").Name, SearchShape.Only(query, "query").Value);
        return kind switch
        {
            "bool" => Bool(body),
            "match_all" => MatchAll(body),
            "exists" => Exists(body),
            "term" => OneOf(body, "value"),
            "match_phrase" => OneOf(body, "query"),
            "terms" => Terms(body),
            "range" => Range(body),
            "ids" => Ids(body),
            _ => throw new SearchRefusedException($"unknown query [{kind}]"),
        };
    }

    private static Predicate<SearchDocument> Bool(JsonElement body)
    {
        SearchShape.Check(body, "bool", "must", "filter", "must_not", "should", "minimum_should_match");
        if (body.TryGetProperty("minimum_should_match", out var minimum) && minimum.GetRawText() is not ("1" or "\"1\""))
            throw new SearchRefusedException("bool: only a minimum_should_match of 1 is known");
        var all = Clauses(body, "must").Concat(Clauses(body, "filter")).ToArray();
        var none = Clauses(body, "must_not").ToArray();
        var some = Clauses(body, "should").ToArray();
        var needsOne = some.Length > 0 && (all.Length == 0 || minimum.ValueKind != JsonValueKind.Undefined);
        return document => Array.TrueForAll(all, clause => clause(document))
            && !Array.Exists(none, clause => clause(document))
            && (!needsOne || Array.Exists(some, clause => clause(document)));
    }

    private static IEnumerable<Predicate<SearchDocument>> Clauses(JsonElement body, string name) => SearchShape.Items(body, name).Select(Of);

    private static Predicate<SearchDocument> MatchAll(JsonElement body)
    {
        SearchShape.Check(body, "match_all");
        return static _ => true;
    }

    private static Predicate<SearchDocument> Exists(JsonElement body)
    {
        SearchShape.Check(body, "exists", "field");
        var field = body.GetProperty("field").GetString()!;
        return document => document.Has(field);
    }

    private static Predicate<SearchDocument> OneOf(JsonElement body, string inner)
    {
        var property = SearchShape.Only(body, "term");
        var value = property.Value;
        if (value.ValueKind == JsonValueKind.Object)
        {
            SearchShape.Check(value, "term", inner);
            value = value.GetProperty(inner);
        }

        var wanted = SearchValue.Of(value);
        return document => document[property.Name].Any(own => own.CompareTo(wanted) == 0);
    }

    private static Predicate<SearchDocument> Terms(JsonElement body)
    {
        var property = SearchShape.Only(body, "terms");
        var wanted = property.Value.EnumerateArray().Select(SearchValue.Of).ToArray();
        return document => document[property.Name].Any(own => Array.Exists(wanted, value => own.CompareTo(value) == 0));
    }

    private static Predicate<SearchDocument> Range(JsonElement body)
    {
        var property = SearchShape.Only(body, "range");
        SearchShape.Check(property.Value, "range", "gt", "gte", "lt", "lte", "format");
        if (property.Value.TryGetProperty("format", out var format) && format.GetString() != "strict_date_optional_time")
            throw new SearchRefusedException($"range: unknown format {format}");
        var bounds = property.Value.EnumerateObject().Where(static bound => bound.Name != "format")
            .Select(static bound => (bound.Name, Value: SearchValue.Of(bound.Value))).ToArray();
        return document => document[property.Name].Any(own => Array.TrueForAll(bounds, bound => Holds(own.CompareTo(bound.Value), bound.Name)));
    }

    private static bool Holds(int order, string bound) => bound switch
    {
        "gt" => order > 0,
        "gte" => order >= 0,
        "lt" => order < 0,
        _ => order <= 0,
    };

    private static Predicate<SearchDocument> Ids(JsonElement body)
    {
        SearchShape.Check(body, "ids", "values");
        var ids = body.GetProperty("values").EnumerateArray().Select(static id => id.GetString()).ToHashSet();
        return document => ids.Contains(document.Id);
    }
}
