namespace FlowKafka.Elasticsearch.Kibana;

/// <summary>A group of documents by a query.</summary>
/// <param name="Label">What people see.</param>
/// <param name="Query">KQL.</param>
internal sealed record FilterSource(string Label, string Query);
