namespace FlowKafka.Testing.Elasticsearch;

/// <summary>A condition of a query in KQL.</summary>
/// <param name="Field">The field.</param>
/// <param name="Operator">: or a comparison.</param>
/// <param name="Value">A number, a truth value or a text; null for a star, any value.</param>
public sealed record KqlCondition(string Field, string Operator, object? Value);
