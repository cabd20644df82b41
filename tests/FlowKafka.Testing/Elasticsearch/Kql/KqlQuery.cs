using System.Text.Json.Nodes;

namespace FlowKafka.Testing.Elasticsearch;

/// <summary>
/// A query in the part of the Kibana Query Language that kibana/ uses: conditions of one field, lists of values, and, or, not and
/// parentheses. Neither wildcards within words nor nested fields.
/// </summary>
/// <param name="Search">The same for Elasticsearch.</param>
/// <param name="Conditions">Its conditions, in their order.</param>
public sealed record KqlQuery(JsonObject Search, IReadOnlyList<KqlCondition> Conditions)
{
    /// <summary>Reads a query; an empty one is all documents.</summary>
    /// <exception cref="FormatException">It is no query, or uses more of the language.</exception>
    public static KqlQuery Parse(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return new(new() { ["match_all"] = new JsonObject() }, []);
        var parser = new KqlParser(text);
        return new(parser.Parse(), parser.Conditions);
    }
}
