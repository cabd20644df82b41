namespace FlowKafka.Simulation.Tests;

/// <summary>Half a day of 200 machines of every role, run once for all tests that look at it.</summary>
public sealed class MixedNetworkRun()
    : LabelledRun(new SimulationOptions { Seed = 11, Hours = 12, StartTime = Start, EthMiners = 2, ZecMiners = 2, BtcMiners = 2, ProxyMiners = 3, SoloMiners = 1, StealthMiners = 2 })
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);
}
