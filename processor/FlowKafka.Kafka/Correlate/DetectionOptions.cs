namespace FlowKafka.Kafka.Correlate;

/// <summary>The form of detections on their way out: the configuration section <c>Detections</c>.</summary>
public sealed record DetectionOptions
{
    /// <summary>In which forms they are written.</summary>
    public DetectionFormat Format { get; init; } = DetectionFormat.Ecs;

    /// <summary>Splunk's <c>host</c>; empty to leave it out.</summary>
    public string Host { get; init; } = "";
}
