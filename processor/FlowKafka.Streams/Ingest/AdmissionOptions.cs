using FlowKafka.Flows;

namespace FlowKafka.Streams.Ingest;

/// <summary>What ingest lets through.</summary>
public sealed record AdmissionOptions
{
    /// <summary>Window length. Whole minutes, 1 to 64.</summary>
    public TimeSpan WindowSize { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How much disorder within one input partition is waited for.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromMinutes(25);

    /// <summary>How far a record may be ahead of the clock.</summary>
    public TimeSpan FutureLead { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>IANA numbers of the protocols that are watched.</summary>
    public IReadOnlyList<byte> Protocols { get; init; } = [6];

    /// <summary>The networks whose refused traffic is outbound.</summary>
    public OwnNetworks OwnNetworks { get; init; } = OwnNetworks.Private;
}
