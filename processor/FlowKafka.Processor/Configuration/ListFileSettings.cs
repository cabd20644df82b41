using FlowKafka.Detection.Knowledge;

namespace FlowKafka.Processor.Configuration;

/// <summary>One list of the configuration.</summary>
internal sealed record ListFileSettings
{
    /// <summary>The name, which detections tell.</summary>
    public string Name { get; init; } = "";

    /// <summary>The file, or a folder with several versions.</summary>
    public string Path { get; init; } = "";

    /// <summary>What it is of: the name of a <see cref="ListKind"/>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>How it is written.</summary>
    public ListFormat Format { get; init; } = ListFormat.Auto;
}
