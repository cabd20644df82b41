namespace FlowKafka.Kafka.Ingest;

/// <summary>A log group of CloudWatch Logs whose lines have a format of their own.</summary>
public sealed record LogGroupOptions
{
    /// <summary>The group's name, as <c>/aws/vpc/flow-logs</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary>The fields of its lines, as AWS names them.</summary>
    public string Format { get; init; } = "";
}
