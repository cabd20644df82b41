using FlowKafka.Simulation;

namespace FlowKafka.Processor.Demo;

/// <summary>The two networks of a demonstration: one to learn from and one to judge, with other pools and other miners.</summary>
internal static class DemoNetworks
{
    private static readonly DateTimeOffset LearnedFrom = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Weaker miners at lower difficulties, a miner on every machine.</summary>
    public static SimulationOptions Training(int seed) => new()
    {
        Seed = unchecked((seed * 31) + 17),
        Hosts = 24,
        Miners = 24,
        Hours = 24,
        StartTime = LearnedFrom,
        Regime = MinerRegime.Training,
    };

    /// <summary>Some 200 machines for a day, a few of which mine: stronger, at higher difficulties.</summary>
    public static SimulationOptions Judged(int seed) => new()
    {
        Seed = seed,
        Hosts = 200,
        Miners = 8,
        Hours = 24,
        StartTime = LearnedFrom.AddDays(7),
        Aggregation = SimulatedAggregation.Seconds600,
        Regime = MinerRegime.Test,
    };
}
