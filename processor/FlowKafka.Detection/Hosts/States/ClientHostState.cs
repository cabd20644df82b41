using System.Collections.Immutable;

namespace FlowKafka.Detection.Hosts;

/// <summary>What is remembered of a client.</summary>
public sealed record ClientHostState : HostState
{
    /// <summary>Start of the first window in which it was seen, Unix milliseconds.</summary>
    public required long FirstSeen { get; init; }

    /// <summary>The newest hour with traffic, since the epoch.</summary>
    public required int Hour { get; init; }

    /// <summary>Sketch of that hour's servers: 52 bytes, or none when it is empty.</summary>
    public required ImmutableArray<byte> Servers { get; init; }

    /// <summary>Bytes sent in that hour.</summary>
    public required long Bytes { get; init; }

    /// <summary>Bit h is set when hour h of that hour's day was active.</summary>
    public required int ActiveHours { get; init; }

    /// <summary>How far the newest whole hour was above the baselines: servers, bytes.</summary>
    public required ImmutableArray<float> Deviations { get; init; }

    /// <summary>Median and median absolute deviation of the hourly servers, then of the bytes, on a logarithmic scale of 1,024 steps a doubling.</summary>
    public required ImmutableArray<ushort> Baselines { get; init; }

    /// <summary>Hours in the baselines, up to 65,535.</summary>
    public required ushort Hours { get; init; }

    /// <summary>How often each hour of the day was active, from 0 to 255.</summary>
    public required ImmutableArray<byte> Weights { get; init; }

    /// <summary>Days in the weights, up to 8.</summary>
    public required byte Days { get; init; }
}
