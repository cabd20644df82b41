namespace FlowKafka.Elasticsearch.Setup;

/// <summary>What a set-up is made of.</summary>
public enum SetupPart
{
    /// <summary>Kafka's topics.</summary>
    Topics = 0,

    /// <summary>Component and index templates.</summary>
    Templates,

    /// <summary>Lifecycle policies.</summary>
    Lifecycle,

    /// <summary>Kibana's data views, searches and dashboards.</summary>
    Objects,

    /// <summary>Kibana's detection rules and alerts.</summary>
    Rules,
}
