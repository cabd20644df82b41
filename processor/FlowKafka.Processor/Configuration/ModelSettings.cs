namespace FlowKafka.Processor.Configuration;

/// <summary>The models: the configuration section <c>Models</c>.</summary>
internal sealed record ModelSettings
{
    /// <summary>Model files; empty for the models that come with the program.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];
}
