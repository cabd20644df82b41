namespace FlowKafka.Elasticsearch.Kibana;

/// <summary>What is counted or measured.</summary>
/// <param name="Operation">count, unique_count, sum, average, min, max or last_value, as Lens names them.</param>
/// <param name="Label">What people see.</param>
/// <param name="Field">The field; null for count.</param>
/// <param name="Query">KQL that the documents of this value must match too; null for all.</param>
/// <param name="Within">Only the end of the time range, as 1d; null for all of it.</param>
/// <param name="Per">The time that a rate is for: s, m, h or d; null for none. Needs a date_histogram.</param>
/// <param name="IsList">The field can hold several values, and last_value shows them all.</param>
/// <param name="Color">The colour, as #rrggbb; null for Kibana's choice.</param>
internal sealed record ValueSource(
    string Operation,
    string Label,
    string? Field = null,
    string? Query = null,
    string? Within = null,
    string? Per = null,
    bool IsList = false,
    string? Color = null);
