using FlowKafka.Kafka.Pipeline;

namespace FlowKafka.Processor.Configuration;

/// <summary>What a process runs: the configuration section <c>Pipeline</c>.</summary>
internal sealed record PipelineSettings
{
    /// <summary>The stages; empty for all.</summary>
    public IReadOnlyList<PipelineStage> Stages { get; init; } = [];

    /// <summary>How long a broker that does not answer is waited for at the start.</summary>
    public TimeSpan StartPatience { get; init; } = TimeSpan.FromMinutes(1);
}
