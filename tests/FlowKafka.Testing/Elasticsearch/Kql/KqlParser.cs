using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FlowKafka.Testing.Elasticsearch;

/// <summary>Reads KQL by recursive descent: or binds least, then and, then not.</summary>
internal sealed partial class KqlParser(string text)
{
    private readonly string[] _tokens = Split(text);
    private readonly List<KqlCondition> _conditions = [];
    private int _next;

    public IReadOnlyList<KqlCondition> Conditions => _conditions;

    private string? Peek => _next < _tokens.Length ? _tokens[_next] : null;

    public JsonObject Parse()
    {
        var query = Or();
        return Peek is null ? query : throw Fault($"'{Peek}' is one too many");
    }

    private JsonObject Or()
    {
        var parts = new List<JsonObject> { And() };
        while (TryTake("or"))
            parts.Add(And());
        return Any(parts);
    }

    private JsonObject And()
    {
        var parts = new List<JsonObject> { Not() };
        while (TryTake("and"))
            parts.Add(Not());
        return parts.Count == 1 ? parts[0] : Bool("filter", parts);
    }

    private JsonObject Not()
    {
        if (TryTake("not"))
            return Bool("must_not", [Not()]);
        if (!TryTake("("))
            return Condition();
        var inner = Or();
        Take(")");
        return inner;
    }

    private JsonObject Condition()
    {
        var field = Word();
        var sign = Word();
        if (sign is not (":" or "<" or "<=" or ">" or ">="))
            throw Fault($"'{sign}' is no comparison");
        if (sign != ":" || !TryTake("("))
            return Compare(field, sign, Word());
        var values = new List<JsonObject> { Compare(field, sign, Word()) };
        while (TryTake("or"))
            values.Add(Compare(field, sign, Word()));
        Take(")");
        return Any(values);
    }

    private JsonObject Compare(string field, string sign, string word)
    {
        if (word is "(" or ")" or ":" or "and" or "or" or "not")
            throw Fault($"'{word}' is no value");
        var value = Value(word);
        _conditions.Add(new(field, sign, value));
        if (value is null)
            return sign == ":" ? new() { ["exists"] = new JsonObject { ["field"] = field } } : throw Fault("a star can't be compared");
        return sign == ":"
            ? new() { ["match_phrase"] = new JsonObject { [field] = JsonValue.Create(value) } }
            : new() { ["range"] = new JsonObject { [field] = new JsonObject { [Bound(sign)] = JsonValue.Create(value) } } };
    }

    private static string Bound(string sign) => (sign[0] == '<' ? "lt" : "gt") + (sign.Length > 1 ? "e" : "");

    private static object? Value(string word) => word switch
    {
        "*" => null,
        "true" => true,
        "false" => false,
        ['"', .. var quoted, '"'] => quoted,
        _ when double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => word,
    };

    private static JsonObject Any(List<JsonObject> parts)
    {
        if (parts.Count == 1)
            return parts[0];
        var query = Bool("should", parts);
        query["bool"]!["minimum_should_match"] = 1;
        return query;
    }

    private static JsonObject Bool(string clause, IEnumerable<JsonObject> parts) =>
        new() { ["bool"] = new JsonObject { [clause] = new JsonArray([.. parts]) } };

    private bool TryTake(string token)
    {
        if (!string.Equals(Peek, token, StringComparison.OrdinalIgnoreCase))
            return false;
        _next++;
        return true;
    }

    private void Take(string token)
    {
        if (!TryTake(token))
            throw Fault($"'{token}' is missing");
    }

    private string Word() => Peek is null ? throw Fault("it ends too early") : _tokens[_next++];

    private FormatException Fault(string what) => new($"{text}: {what}.");

    private static string[] Split(string text)
    {
        var tokens = Token().Matches(text);
        return tokens.Sum(token => token.Length) == text.Count(letter => !char.IsWhiteSpace(letter)) + tokens.Sum(token => token.Value.Count(char.IsWhiteSpace))
            ? [.. tokens.Select(token => token.Value)]
            : throw new FormatException($"{text}: it has a sign that isn't known here.");
    }

    [GeneratedRegex("""
        "[^"\\]*"|<=|>=|[<>():]|[\w@.\-*]+
        """)]
    private static partial Regex Token();
}
