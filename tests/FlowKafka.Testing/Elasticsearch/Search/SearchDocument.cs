using System.Text.Json;

namespace FlowKafka.Testing.Elasticsearch.Search;

/// <summary>A document in an index, with its values by the dotted names of their fields.</summary>
public sealed record SearchDocument(string Index, string Id, JsonElement Source)
{
    /// <summary>The values of a field; several when there is an array on the way.</summary>
    public IReadOnlyList<SearchValue> this[string field]
    {
        get
        {
            var values = new List<SearchValue>(1);
            foreach (var found in Find(field))
            {
                if (found.ValueKind == JsonValueKind.Object)
                    throw new SearchRefusedException($"{field} is an object, not a field.");
                values.Add(SearchValue.Of(found));
            }

            return values;
        }
    }

    /// <summary>True when the field, or one beneath it, has a value.</summary>
    public bool Has(string field) => Find(field).Any(HasLeaf);

    private static bool HasLeaf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Any(property => HasLeaf(property.Value)),
        JsonValueKind.Array => value.EnumerateArray().Any(HasLeaf),
        JsonValueKind.Null => false,
        _ => true,
    };

    private IEnumerable<JsonElement> Find(string field) => Find(Source, field.Split('.'), 0);

    private static IEnumerable<JsonElement> Find(JsonElement value, string[] names, int next)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    foreach (var found in Find(item, names, next))
                        yield return found;
                }

                break;
            case JsonValueKind.Object when next < names.Length:
                if (value.TryGetProperty(names[next], out var inner))
                {
                    foreach (var found in Find(inner, names, next + 1))
                        yield return found;
                }

                break;
            case JsonValueKind.Null:
                break;
            default:
                if (next == names.Length)
                    yield return value;
                break;
        }
    }
}
