using FlowKafka.Detection.Hosts;

namespace FlowKafka.Kafka.Host;

/// <summary>The group and host stages. All instances of one pipeline must agree on them.</summary>
public sealed record HostStageOptions
{
    /// <summary>Whether there are profiles of hosts; without them neither stage runs, and judge waits for nothing.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>How profiles are kept. Its models are those of the pipeline.</summary>
    public HostOptions Profiles { get; init; } = new();
}
