using System.Collections.Immutable;

namespace FlowKafka.Detection.Hosts;

/// <summary>What is remembered of a server: an address with a port.</summary>
public sealed record ServerHostState : HostState
{
    /// <summary>Start of the first window in which it was seen, Unix milliseconds.</summary>
    public required long FirstSeen { get; init; }

    /// <summary>The day of the newest window, since the epoch.</summary>
    public required int Day { get; init; }

    /// <summary>Sketch of that day's clients: 52 bytes, or none when it is empty.</summary>
    public required ImmutableArray<byte> Today { get; init; }

    /// <summary>Sketch of the clients of the day before.</summary>
    public required ImmutableArray<byte> Yesterday { get; init; }

    /// <summary>Medians of client bytes, client packets, server bytes and server packets, on a logarithmic scale of 1,024 steps a doubling.</summary>
    public required ImmutableArray<ushort> Medians { get; init; }

    /// <summary>Points in the medians, up to 65,535.</summary>
    public required ushort Points { get; init; }
}
