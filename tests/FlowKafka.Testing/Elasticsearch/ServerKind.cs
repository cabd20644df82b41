namespace FlowKafka.Testing.Elasticsearch;

/// <summary>Which product a <see cref="BulkServer"/> is.</summary>
public enum ServerKind
{
    Elasticsearch7,
    Elasticsearch8,
    Elasticsearch9,
    OpenSearch2,
}
