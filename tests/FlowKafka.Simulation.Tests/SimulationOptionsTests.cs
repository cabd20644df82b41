using Xunit;

namespace FlowKafka.Simulation.Tests;

public sealed class SimulationOptionsTests
{
    public static TheoryData<SimulationOptions, string> Impossible => new()
    {
        { new() { Hosts = 0 }, "Hosts is 0; it must be 1 to 50000." },
        { new() { Hosts = 50_001 }, "Hosts is 50001; it must be 1 to 50000." },
        { new() { Miners = -1 }, "The number of miners must not be negative." },
        { new() { Hosts = 4, Miners = 3, EthMiners = 2 }, "5 miners do not fit on 4 hosts." },
        { new() { Hosts = 19, Miners = 5, ProxyMiners = 13 }, "20 miners do not fit on 19 hosts." },
        { new() { PassingPairs = -1 }, "PassingPairs is -1; it must be 0 to 1000." },
        { new() { Fleet = (SimulatedFleet)2 }, "Fleet is 2; it must be office or cloud." },
        { new() { Regime = new() { ClientAck = new(0.5, 1.1) } }, "The miners' regime has an impossible ClientAck." },
        { new() { Regime = new() { Pools = 0 } }, "The miners' regime has an impossible Pools." },
        { new() { Hours = 0 }, "Hours is 0; it must be above 0 and at most 2160." },
        { new() { Hours = double.NaN }, "Hours is NaN; it must be above 0 and at most 2160." },
        { new() { Accounts = 0 }, "Accounts is 0; it must be 1 to the number of hosts (200)." },
        { new() { Aggregation = (SimulatedAggregation)300 }, "Aggregation is 300; it must be 60, 600 or mixed (0)." },
        { new() { Duplicates = 0.51 }, "Duplicates is 0.51; it must be 0 to 0.5." },
        { new() { LostWindows = -0.1 }, "LostWindows is -0.1; it must be 0 to 0.5." },
        { new() { StartTime = DateTimeOffset.UnixEpoch.AddMilliseconds(1) }, "StartTime must be whole seconds between 1970 and 3000." },
        { new() { Regime = new() { Tls = 1.1 } }, "The miners' regime has an impossible Tls." },
        { new() { Regime = new() { HashRate = new(2, 1) } }, "The miners' regime has an impossible HashRate." },
        { new() { Regime = new() { TargetIntervals = [] } }, "The miners' regime has an impossible TargetIntervals." },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void Constructor_ImpossibleOptions_SaysWhichInOneLine(SimulationOptions options, string message)
    {
        var error = Assert.Throws<ArgumentException>(() => new NetworkSimulator(options));
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void Constructor_AsManyMinersAsHosts_TakesThem()
    {
        var options = new SimulationOptions { Hosts = 20, Miners = 5, ProxyMiners = 13 };
        Assert.Equal(20, new NetworkSimulator(options).Miners.Select(m => m.Client).Distinct().Count());
    }

    [Fact]
    public void Lines_OfTheSmallestNetwork_AreThere()
    {
        var options = new SimulationOptions { Hosts = 1, Miners = 1, Hours = 1 };
        Assert.NotEmpty(new NetworkSimulator(options).Lines());
    }

    [Fact]
    public void Lines_OfAMomentAfterTheEpoch_AreThere()
    {
        var options = new SimulationOptions { Hosts = 20, Hours = 0.01, StartTime = DateTimeOffset.UnixEpoch };
        Assert.All(new NetworkSimulator(options).Lines(), line => Assert.True(line.Start >= 0));
    }

    [Fact]
    public void Conversations_WithoutMiners_HoldNoMining()
    {
        var simulator = new NetworkSimulator(new SimulationOptions { Miners = 0 });
        Assert.Empty(simulator.Miners);
        Assert.DoesNotContain(simulator.Conversations, c => c.Kind.IsMining());
    }

    [Fact]
    public void Conversations_OfTenTimesTheHosts_AreAboutTenTimesAsMany()
    {
        var few = new NetworkSimulator(new SimulationOptions { Hosts = 200 }).Conversations.Count;
        var many = new NetworkSimulator(new SimulationOptions { Hosts = 2_000 }).Conversations.Count;
        Assert.InRange(many / (double)few, 8, 12);
    }

    [Fact]
    public void Miners_OfTrainingAndTest_Differ()
    {
        static double[] HashRates(MinerRegime regime) => new NetworkSimulator(new SimulationOptions { Miners = 100, Regime = regime })
            .Miners.Select(m => m.HashRate).Order().ToArray();
        Assert.InRange(HashRates(MinerRegime.Training)[^1], 1_000, 3_300);
        Assert.InRange(HashRates(MinerRegime.Test)[^1], 5_000, 9_000);
    }
}
