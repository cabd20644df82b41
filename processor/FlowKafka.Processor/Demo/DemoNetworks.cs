using FlowKafka.Simulation;

namespace FlowKafka.Processor.Demo;

/// <summary>The network of a demonstration. The models that come with the program have seen none of its seeds.</summary>
internal static class DemoNetworks
{
    /// <summary>The day that is simulated when no other is asked for.</summary>
    public static DateTimeOffset UsualStart { get; } = new(2026, 1, 12, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Some 200 machines for a day, a few of which mine.</summary>
    public static SimulationOptions Judged(int seed, DateTimeOffset start) => new()
    {
        Seed = seed,
        Hosts = 200,
        Miners = 8,
        Hours = 24,
        StartTime = start,
        Aggregation = SimulatedAggregation.Seconds600,
        Regime = MinerRegime.Test,
    };
}
