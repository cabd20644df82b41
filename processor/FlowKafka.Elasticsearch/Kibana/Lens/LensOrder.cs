using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace FlowKafka.Elasticsearch.Kibana;

/// <summary>By which of the values terms are ordered.</summary>
/// <param name="ByLabel">The columns that terms can be ordered by, by their labels.</param>
/// <param name="First">The first of them; null without any.</param>
internal sealed record LensOrder(ImmutableDictionary<string, string> ByLabel, string? First)
{
    /// <summary>The orders that the values allow. Lens can't order by a last value.</summary>
    public static LensOrder Of(ImmutableArray<ValueSource> values, ImmutableArray<string> names)
    {
        var able = values.Select((value, index) => (value, Name: names[index])).Where(pair => pair.value.Operation != "last_value").ToList();
        return new(able.ToImmutableDictionary(pair => pair.value.Label, pair => pair.Name, StringComparer.Ordinal), able.Select(pair => pair.Name).FirstOrDefault());
    }

    /// <summary>The order of a group of terms.</summary>
    /// <exception cref="InvalidOperationException">It wants a value that isn't there or can't order.</exception>
    public JsonObject Of(BucketSource bucket)
    {
        var column = bucket.OrderBy is null ? First : ByLabel.GetValueOrDefault(bucket.OrderBy)
            ?? throw new InvalidOperationException($"'{bucket.Label}' can't be ordered by '{bucket.OrderBy}'.");
        return column is null
            ? new() { ["type"] = "alphabetical", ["fallback"] = true }
            : new() { ["type"] = "column", ["columnId"] = column };
    }

    /// <summary>Largest first, but names from a to z.</summary>
    public string DirectionOf(BucketSource bucket) => bucket.OrderBy is null && First is null ? "asc" : "desc";
}
