namespace FlowKafka.Kafka.Export;

/// <summary>The export stage: closed windows as flow documents.</summary>
public sealed record ExportOptions
{
    /// <summary>Whether there is one.</summary>
    public bool Enabled { get; init; }

    /// <summary>Whether only windows that lie in the hull of a model become documents.</summary>
    public bool OnlyInHull { get; init; }

    /// <summary>The namespace of the data stream that the documents name.</summary>
    public string Namespace { get; init; } = "default";
}
