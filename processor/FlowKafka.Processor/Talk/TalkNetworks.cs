using FlowKafka.Simulation;

namespace FlowKafka.Processor.Talk;

/// <summary>The simulated networks of the talk's size.</summary>
internal static class TalkNetworks
{
    /// <summary>The talk's interfaces.</summary>
    public const int Interfaces = 1000;

    /// <summary>The talk's three weeks.</summary>
    public const int Days = 21;

    /// <summary>Twelve miners for 24 hours, to learn from.</summary>
    public static SimulationOptions Miners(int seed) => SimulationOptions.TalkMiners(Mixed(seed, 1));

    /// <summary>Twelve others, that nothing was learned from.</summary>
    public static SimulationOptions OtherMiners(int seed) => SimulationOptions.TalkMiners(Mixed(seed, 2));

    /// <summary>All the other traffic.</summary>
    public static SimulationOptions Traffic(int seed, int interfaces, double days) =>
        SimulationOptions.TalkTraffic(Mixed(seed, 3)) with { Hosts = interfaces, Hours = days * 24 };

    private static int Mixed(int seed, int part) => unchecked((seed * 31) + part);
}
