using System.Globalization;
using System.Text.Json;

namespace FlowKafka.Elasticsearch.Tests.Rules;

/// <summary>A document as a search sees it: values by the dotted names of their fields, objects in lists laid flat.</summary>
internal sealed class FlatDocument
{
    private readonly Dictionary<string, List<string>> _values = new(StringComparer.Ordinal);

    private FlatDocument()
    {
    }

    public IReadOnlyList<string> this[string field] => _values.TryGetValue(field, out var values) ? values : [];

    public IEnumerable<string> Fields => _values.Keys;

    public static FlatDocument Of(JsonElement document)
    {
        var flat = new FlatDocument();
        flat.Add("", document);
        return flat;
    }

    /// <summary>One document for each value of a field, as <c>MV_EXPAND</c> makes them.</summary>
    public IEnumerable<FlatDocument> Expand(string field)
    {
        foreach (var value in this[field])
        {
            var one = new FlatDocument();
            foreach (var (name, values) in _values)
                one._values[name] = name == field ? [value] : values;
            yield return one;
        }
    }

    public static bool Stands(string value, string comparison, string to)
    {
        if (comparison == "==")
            return value == to || (to.EndsWith('*') && value.StartsWith(to[..^1], StringComparison.Ordinal));
        var order = double.Parse(value, CultureInfo.InvariantCulture).CompareTo(double.Parse(to, CultureInfo.InvariantCulture));
        return comparison switch
        {
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            ">=" => order >= 0,
            _ => throw new NotSupportedException(comparison),
        };
    }

    private void Add(string name, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                    Add(name.Length == 0 ? property.Name : $"{name}.{property.Name}", property.Value);
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                    Add(name, item);
                break;
            case JsonValueKind.Null:
                break;
            default:
                if (!_values.TryGetValue(name, out var values))
                    _values[name] = values = [];
                values.Add(value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText());
                break;
        }
    }
}
