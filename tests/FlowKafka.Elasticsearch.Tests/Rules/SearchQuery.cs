using System.Text.Json;

namespace FlowKafka.Elasticsearch.Tests.Rules;

/// <summary>The part of the query DSL that our rules keep to.</summary>
internal static class SearchQuery
{
    public static bool Holds(JsonElement query, FlatDocument document)
    {
        var (name, body) = Only(query);
        switch (name)
        {
            case "match_all":
                return true;
            case "exists":
                return document[body.GetProperty("field").GetString()!].Count > 0;
            case "bool":
                Assert(body.EnumerateObject().All(clause => clause.Name is "filter" or "must_not"), query);
                return Clauses(body, "filter").All(clause => Holds(clause, document)) && !Clauses(body, "must_not").Any(clause => Holds(clause, document));
            case "term":
                {
                    var (field, value) = Only(body);
                    return document[field].Contains(value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText());
                }
            case "terms":
                {
                    var (field, values) = Only(body);
                    return values.EnumerateArray().Any(value => document[field].Contains(value.GetString()!));
                }
            case "range":
                {
                    var (field, bounds) = Only(body);
                    var (bound, to) = Only(bounds);
                    var comparison = bound switch { "gte" => ">=", "gt" => ">", "lt" => "<", "lte" => "<=", _ => throw new NotSupportedException(bound) };
                    return document[field].Any(value => FlatDocument.Stands(value, comparison, to.GetRawText()));
                }
            default:
                throw new NotSupportedException(name);
        }
    }

    public static IEnumerable<string> Fields(JsonElement query)
    {
        var (name, body) = Only(query);
        return name switch
        {
            "match_all" => [],
            "exists" => [body.GetProperty("field").GetString()!],
            "bool" => Clauses(body, "filter").Concat(Clauses(body, "must_not")).SelectMany(Fields),
            "term" or "terms" or "range" => [Only(body).Name],
            _ => throw new NotSupportedException(name),
        };
    }

    private static IEnumerable<JsonElement> Clauses(JsonElement body, string name) => body.TryGetProperty(name, out var list) ? list.EnumerateArray() : [];

    private static (string Name, JsonElement Value) Only(JsonElement element)
    {
        var property = element.EnumerateObject().Single();
        return (property.Name, property.Value);
    }

    private static void Assert(bool holds, JsonElement query)
    {
        if (!holds)
            throw new NotSupportedException(query.GetRawText());
    }
}
