namespace FlowKafka.Elasticsearch;

/// <summary>Whose server it is.</summary>
public enum ServerDistribution
{
    /// <summary>Elastic's.</summary>
    Elasticsearch = 0,

    /// <summary>The fork of it.</summary>
    OpenSearch,
}
