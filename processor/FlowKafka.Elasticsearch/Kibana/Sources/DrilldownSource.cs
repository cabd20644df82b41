namespace FlowKafka.Elasticsearch.Kibana;

/// <summary>A way from a panel to another dashboard, with the filter of what was clicked.</summary>
/// <param name="To">The other dashboard's id.</param>
/// <param name="Name">What people see in the menu.</param>
internal sealed record DrilldownSource(string To, string Name);
