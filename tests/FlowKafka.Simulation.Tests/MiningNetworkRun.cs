namespace FlowKafka.Simulation.Tests;

/// <summary>Twelve hours of sixty XMR miners, run once for all tests that look at it.</summary>
public sealed class MiningNetworkRun()
    : LabelledRun(new SimulationOptions { Seed = 12, Hours = 12, Hosts = 60, Miners = 60 });
