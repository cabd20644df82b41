using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FlowKafka.Testing.Elasticsearch.Search;

/// <summary>A value as an index compares it. Text that is a moment in ISO 8601 is a date.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text.</param>
/// <param name="Number">The number, the Unix milliseconds of a date, 1 for true.</param>
public readonly record struct SearchValue(SearchKind Kind, string Text, double Number) : IComparable<SearchValue>
{
    public static bool operator <(SearchValue one, SearchValue other) => one.CompareTo(other) < 0;

    public static bool operator <=(SearchValue one, SearchValue other) => one.CompareTo(other) <= 0;

    public static bool operator >(SearchValue one, SearchValue other) => one.CompareTo(other) > 0;

    public static bool operator >=(SearchValue one, SearchValue other) => one.CompareTo(other) >= 0;

    /// <summary>Reads a value that is neither an object nor an array nor null.</summary>
    public static SearchValue Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => new(SearchKind.Number, "", value.GetDouble()),
        JsonValueKind.True => new(SearchKind.Boolean, "true", 1),
        JsonValueKind.False => new(SearchKind.Boolean, "false", 0),
        JsonValueKind.String => Of(value.GetString()!),
        _ => throw new SearchRefusedException($"{value.ValueKind} is no value."),
    };

    public static SearchValue Of(string text) => IsMoment(text) && DateTimeOffset.TryParse(
        text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
        ? new(SearchKind.Date, text, moment.ToUnixTimeMilliseconds())
        : new(SearchKind.Text, text, 0);

    public int CompareTo(SearchValue other) => Kind != other.Kind
        ? throw new SearchRefusedException($"{Kind} can't be compared with {other.Kind}: '{Text}{Number}', '{other.Text}{other.Number}'.")
        : Kind == SearchKind.Text ? string.CompareOrdinal(Text, other.Text) : Number.CompareTo(other.Number);

    /// <summary>The value as a bucket's key.</summary>
    public JsonNode ToKey() => Kind == SearchKind.Text ? JsonValue.Create(Text) : JsonValue.Create(Number);

    private static bool IsMoment(string text) =>
        text.Length is >= 10 and <= 35 && text[4] == '-' && text[7] == '-' && char.IsAsciiDigit(text[0]) && (text.Length == 10 || text[10] == 'T');
}
