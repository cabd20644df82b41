using FlowKafka.Detection.Hosts;

namespace FlowKafka.Processor.Configuration;

/// <summary>Profiles of hosts: the configuration section <c>Hosts</c>. Window size, silence and own networks are those of the other stages.</summary>
internal sealed record HostSettings
{
    /// <summary>Whether there are any.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>How long a server or client that is not seen any more is remembered.</summary>
    public TimeSpan Memory { get; init; } = new HostOptions().Memory;
}
