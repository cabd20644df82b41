using FlowKafka.Simulation;

namespace FlowKafka.Processor.Demo;

/// <summary>The network of a demonstration. The models that come with the program have seen none of its seeds.</summary>
internal static class DemoNetworks
{
    private static readonly DateTimeOffset Start = new(2026, 1, 12, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Some 200 machines for a day, a few of which mine.</summary>
    public static SimulationOptions Judged(int seed) => new()
    {
        Seed = seed,
        Hosts = 200,
        Miners = 8,
        Hours = 24,
        StartTime = Start,
        Aggregation = SimulatedAggregation.Seconds600,
        Regime = MinerRegime.Test,
    };
}
