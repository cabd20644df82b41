namespace FlowKafka.Kafka.Ingest;

/// <summary>One input topic.</summary>
public sealed record InputTopicOptions
{
    /// <summary>The topic's name.</summary>
    public string Name { get; init; } = "";

    /// <summary>
    /// The fields of lines that no header line precedes, separated by spaces, as AWS names them;
    /// empty for the default format (version 2).
    /// </summary>
    public string Format { get; init; } = "";
}
