namespace FlowKafka.Processor.Configuration;

/// <summary>One source of identities of the configuration.</summary>
internal sealed record IdentityFileSettings
{
    /// <summary>The name, which detections tell.</summary>
    public string Name { get; init; } = "";

    /// <summary>The file, or a folder with several versions.</summary>
    public string Path { get; init; } = "";
}
