namespace FlowKafka.Kafka.Ingest;

/// <summary>One input topic.</summary>
public sealed record InputTopicOptions : InputFormatOptions
{
    /// <summary>The topic's name.</summary>
    public string Name { get; init; } = "";
}
