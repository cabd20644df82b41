using System.Text.Json;

namespace FlowKafka.Testing.Elasticsearch.Search;

/// <summary>Takes JSON apart, and refuses what it doesn't know.</summary>
internal static class SearchShape
{
    /// <summary>The only property of an object.</summary>
    public static JsonProperty Only(JsonElement value, string what)
    {
        if (value.ValueKind != JsonValueKind.Object || value.EnumerateObject().Count() != 1)
            throw new SearchRefusedException($"{what} is to be an object with one property: {value.GetRawText()}");
        return value.EnumerateObject().Single();
    }

    /// <summary>Refuses properties that are not among the known ones.</summary>
    public static void Check(JsonElement value, string what, params ReadOnlySpan<string> known)
    {
        foreach (var property in value.EnumerateObject())
        {
            if (!known.Contains(property.Name))
                throw new SearchRefusedException($"{what}: unknown property {property.Name}");
        }
    }

    /// <summary>The items of an array; a single value is one item, and what is missing has none.</summary>
    public static IEnumerable<JsonElement> Items(JsonElement parent, string name) =>
        !parent.TryGetProperty(name, out var value) ? []
        : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()]
        : [value];
}
