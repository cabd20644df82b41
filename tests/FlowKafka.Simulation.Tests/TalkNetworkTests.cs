using Xunit;

namespace FlowKafka.Simulation.Tests;

/// <summary>Networks of the size of "ML* vs Cryptocoin Miners" (Callahan, 2018).</summary>
public sealed class TalkNetworkTests
{
    [Fact]
    public void Miners_OfTheTalk_AreTwelveOfDifferentSizesAtOnePoolAndPort()
    {
        var simulator = new NetworkSimulator(SimulationOptions.TalkMiners(1));
        Assert.Equal(12, simulator.Miners.Count);
        Assert.Single(simulator.Miners.Select(m => (m.Servers[0], m.ServerPort)).Distinct());
        Assert.Equal(12, simulator.Miners.Select(m => m.HashRate).Distinct().Count());
        Assert.True(simulator.Miners.Max(m => m.HashRate) > 5 * simulator.Miners.Min(m => m.HashRate));
        Assert.All(simulator.Conversations, c => Assert.True(c.Kind.IsMining()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Conversations_OfTheTalk_AreThirtyEightThousandPairsThatAreNotRefused(int seed)
    {
        var options = SimulationOptions.TalkTraffic(seed);
        Assert.Equal((1_000, 504.0, 0), (options.Hosts, options.Hours, options.Miners));
        var pairs = new NetworkSimulator(options).Conversations
            .Where(c => c.Protocol == 6 && c.Kind is not TrafficKind.InboundScan and not TrafficKind.OutboundBlocked).ToArray();
        // Some of them never speak: sites that nobody visits.
        Assert.InRange(pairs.Length, 37_000, 42_000);
        Assert.InRange(pairs.Count(c => c.Kind == TrafficKind.FileTransfer), 180, 280);
        Assert.InRange(pairs.Count(c => c.Kind == TrafficKind.PassingVisit), 25_000, 30_000);
        Assert.DoesNotContain(pairs, c => c.Kind.IsMining());
    }

    [Fact]
    public void Lines_OfFileTransfers_UseSeveralPortsOfTheServer()
    {
        var simulator = new NetworkSimulator(SimulationOptions.TalkTraffic(3) with { Hosts = 40, Hours = 12, PassingPairs = 60 });
        var transfers = simulator.Conversations.Where(c => c.Kind == TrafficKind.FileTransfer).Select(c => (c.Client, c.Server)).ToHashSet();
        var ports = simulator.Lines().Where(l => transfers.Contains((l.Source, l.Destination)))
            .ToLookup(l => (l.Source, l.Destination), l => l.DestinationPort);
        Assert.True(ports.Count >= 5);
        Assert.All(ports, p => Assert.Contains<ushort>(21, p));
        Assert.True(ports.Count(p => p.Distinct().Count() > 1) >= ports.Count * 0.9);
    }

    [Fact]
    public void Lines_WithAlignedWindows_NeverCrossAMultipleOfTheInterval()
    {
        var simulator = new NetworkSimulator(new SimulationOptions { Hosts = 20, Hours = 3, AlignedWindows = true });
        Assert.All(simulator.Lines().Where(l => l.Status == SimulatedStatus.Ok), l => Assert.Equal(l.Start / 600, l.End / 600));
    }
}
