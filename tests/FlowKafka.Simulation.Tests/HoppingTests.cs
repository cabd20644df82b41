using FlowKafka.Flows;
using Xunit;

namespace FlowKafka.Simulation.Tests;

/// <summary>Miners and agents whose connections hop over the addresses of one network.</summary>
public sealed class HoppingTests
{
    private static readonly SimulationOptions Options = new()
    {
        Seed = 12,
        Hosts = 20,
        Hours = 12,
        Miners = 0,
        RotatingMiners = 3,
        HoppingAgents = 20,
        PassingPairs = 0,
    };

    private readonly LabelledRun _run = new(Options);

    [Theory]
    [InlineData(TrafficKind.XmrRotating, true)]
    [InlineData(TrafficKind.HoppingAgent, false)]
    public void Conversations_OfWhoHops_AreWithThreeToEightAddressesOfOneNetwork(TrafficKind kind, bool isMining)
    {
        var services = _run.Simulator.Conversations.Where(c => c.Kind == kind).GroupBy(c => (c.Client, Network(c.Server))).ToArray();

        Assert.Equal(isMining, kind.IsMining());
        Assert.True(services.Length >= (isMining ? 3 : 15));
        Assert.All(services, service => Assert.InRange(service.Count(), 3, 8));
    }

    [Theory]
    [InlineData(TrafficKind.XmrRotating)]
    [InlineData(TrafficKind.HoppingAgent)]
    public void Lines_OfWhoHops_ReachSeveralAddressesAndStayWithNoneForLong(TrafficKind kind)
    {
        foreach (var service in _run.Simulator.Conversations.Where(c => c.Kind == kind).GroupBy(c => (c.Client, Network(c.Server))))
        {
            var windows = service.Where(_run.Windows.ContainsKey).Select(label => _run.Windows[label].Count).ToArray();
            Assert.True(windows.Length >= 2, $"{service.Key} stays at one address.");
            Assert.True(windows.Max() < windows.Sum() * 0.95, $"{service.Key} hardly hops.");
        }
    }

    [Fact]
    public void Miners_ThatHop_AreLabelledWithAllTheirAddresses()
    {
        var miners = _run.Simulator.Miners;

        Assert.Equal(3, miners.Count);
        Assert.All(miners, miner => Assert.Single(miner.Servers.Select(Network).Distinct()));
    }

    private static ulong Network(IpAddress address) => address.Low & ~0xFFUL;
}
