namespace FlowKafka.Kafka.Correlate;

/// <summary>In which forms detections are written.</summary>
public enum DetectionFormat
{
    /// <summary>As documents of the Elastic Common Schema.</summary>
    Ecs = 0,

    /// <summary>As those, and as payloads of Splunk's HTTP Event Collector in a topic of their own.</summary>
    Hec,
}
