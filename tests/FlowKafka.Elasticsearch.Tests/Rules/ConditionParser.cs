using System.Text.RegularExpressions;

namespace FlowKafka.Elasticsearch.Tests.Rules;

/// <summary>
/// Reads the part of KQL (<c>field : value</c>, lists, <c>*</c>, comparisons) and of ES|QL's <c>WHERE</c> (<c>==</c>, comparisons,
/// <c>IN</c>) that our rules keep to: with and, or, not and parentheses. Whatever else there is fails.
/// </summary>
internal sealed partial class ConditionParser
{
    private readonly bool _isEsql;
    private readonly List<string> _tokens;
    private int _at;

    private ConditionParser(string text, bool isEsql)
    {
        _isEsql = isEsql;
        _tokens = [.. Token().Matches(text).Select(match => match.Value)];
    }

    private string? Next => _at < _tokens.Count ? _tokens[_at] : null;

    public static Condition Kql(string text) => Parse(text, isEsql: false);

    public static Condition Esql(string text) => Parse(text, isEsql: true);

    private static Condition Parse(string text, bool isEsql)
    {
        var parser = new ConditionParser(text, isEsql);
        var condition = parser.Or();
        return parser.Next is null ? condition : throw new FormatException($"'{parser.Next}' is left of {text}");
    }

    private Condition Or()
    {
        var one = And();
        while (Skip("or"))
            one = new Any(one, And());
        return one;
    }

    private Condition And()
    {
        var one = Single();
        while (Skip("and"))
            one = new All(one, Single());
        return one;
    }

    private Condition Single()
    {
        if (Skip("not"))
            return new Not(Single());
        if (Skip("("))
        {
            var inner = Or();
            Demand(")");
            return inner;
        }

        var field = Take();
        if (!Field().IsMatch(field))
            throw new FormatException($"'{field}' is no field");
        return _isEsql && Skip("in") ? List(field, ",") : Comparison(field, Take());
    }

    private Condition Comparison(string field, string comparison) => (comparison, _isEsql) switch
    {
        (":", false) when Skip("*") => new Exists(field),
        (":", false) when Next == "(" => List(field, "or"),
        (":", false) => new Compare(field, "==", Value(), OneValueOnly: false),
        ("==", true) or ("<" or "<=" or ">" or ">=", _) => new Compare(field, comparison, Value(), _isEsql),
        _ => throw new FormatException($"'{comparison}' is no comparison"),
    };

    private Condition List(string field, string separator)
    {
        Demand("(");
        Condition any = new Compare(field, "==", Value(), _isEsql);
        while (Skip(separator))
            any = new Any(any, new Compare(field, "==", Value(), _isEsql));
        Demand(")");
        return any;
    }

    private string Value()
    {
        var value = Take();
        return value.StartsWith('"') ? value[1..^1] : Plain().IsMatch(value) ? value : throw new FormatException($"'{value}' is no value");
    }

    private bool Skip(string token)
    {
        if (!token.Equals(Next, StringComparison.OrdinalIgnoreCase))
            return false;
        _at++;
        return true;
    }

    private void Demand(string token)
    {
        if (!Skip(token))
            throw new FormatException($"'{token}' is missing before '{Next}'");
    }

    private string Take() => _at < _tokens.Count ? _tokens[_at++] : throw new FormatException("the end comes too early");

    [GeneratedRegex("\"[^\"\\\\]*\"|==|<=|>=|[():<>,*]|[\\w@.\\-*]+|\\S")]
    private static partial Regex Token();

    [GeneratedRegex(@"^[a-z_@][\w.@]*$")]
    private static partial Regex Field();

    [GeneratedRegex(@"^[\w.\-*]+$")]
    private static partial Regex Plain();
}
