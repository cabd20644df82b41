namespace FlowKafka.Elasticsearch.Kibana;

/// <summary>A list of a field's values that filters a dashboard.</summary>
/// <param name="Id">Its name within the dashboard.</param>
/// <param name="Title">What people see.</param>
/// <param name="View">The data view that the values come from.</param>
/// <param name="Field">The field.</param>
internal sealed record ControlSource(string Id, string Title, string View, string Field);
