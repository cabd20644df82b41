namespace FlowKafka.Kafka.Deliver;

/// <summary>Where detections are delivered to.</summary>
public enum DeliveryPlace
{
    /// <summary>To Elasticsearch where its nodes are named, else to files.</summary>
    Auto = 0,

    /// <summary>To files of lines.</summary>
    Files,

    /// <summary>To Elasticsearch or OpenSearch.</summary>
    Elasticsearch,
}
