using FlowKafka.Simulation.Conversations;
using FlowKafka.Simulation.Randomness;
using Xunit;

namespace FlowKafka.Simulation.Tests;

/// <summary>Miners that are not one XMR machine at one pool.</summary>
[Collection(nameof(MixedNetworkRun))]
public sealed class StratumTests(MixedNetworkRun run)
{
    [Theory]
    [InlineData(120, 75.85, 119.99)]
    [InlineData(600, 30, 30.776)]
    [InlineData(13, 1.5, 1.5934)]
    public void OfMean_BelowTheBlockTime_RefreshesSoThatTheMeanHolds(double block, double mean, double refresh)
    {
        var clock = JobClock.OfMean(block, mean);
        Assert.Equal(refresh, clock.Refresh, 0.001 * refresh);
        Assert.Equal(block, clock.Block);

        var random = new SeededRandom(1);
        var waits = Enumerable.Range(0, 20_000).Select(_ => clock.Wait(random)).ToArray();
        Assert.InRange(waits.Average() / 1000, 0.98 * mean, 1.02 * mean);
        Assert.InRange(waits.Max() / 1000.0, 0.99 * refresh, 1.001 * refresh + 0.001);
    }

    [Fact]
    public void OfMean_NotBelowTheBlockTime_NeverRefreshes()
    {
        var clock = JobClock.OfMean(120, 125);
        Assert.Equal((125.0, double.PositiveInfinity), (clock.Block, clock.Refresh));
    }

    /// <summary>Measured over one-minute windows: 6 packets of 404 bytes up, 6 of 3,048 to 3,104 down, a job each half minute.</summary>
    [Fact]
    public void Lines_OfBtcMiners_HaveTheMeasuredShape()
    {
        var windows = run.Interior(TrafficKind.BtcStratum);
        Assert.InRange(LabelledRun.Quantile(windows, w => w.UpPackets, 0.5), 50, 160);
        Assert.InRange(LabelledRun.Quantile(windows, w => w.UpBytes, 0.5), 3_000, 12_000);
        Assert.InRange(LabelledRun.Quantile(windows, w => w.DownPackets, 0.5), 40, 130);
        Assert.InRange(LabelledRun.Quantile(windows, w => w.DownBytes, 0.5), 27_000, 36_000);
    }

    /// <summary>Measured over TLS: 64 to 66 packets of 4.3 to 4.5 kB up, as many of 17.4 to 19 kB down; here with pools of all sorts.</summary>
    [Fact]
    public void Lines_OfStealthMiners_AreJobsAndKeepalivesAndHardlyAnyShares()
    {
        var windows = run.Interior(TrafficKind.XmrStealth);
        Assert.InRange(LabelledRun.Quantile(windows, w => w.UpPackets, 0.5), 25, 90);
        Assert.InRange(LabelledRun.Quantile(windows, w => w.UpBytes, 0.5), 1_800, 7_500);
        Assert.InRange(LabelledRun.Quantile(windows, w => w.DownPackets, 0.5), 25, 90);
        Assert.InRange(LabelledRun.Quantile(windows, w => w.DownBytes, 0.5), 8_000, 30_000);
    }

    [Fact]
    public void Miners_BehindAProxy_ArePooledByIt()
    {
        var proxy = run.Simulator.Miners.Single(m => m.Kind == TrafficKind.XmrProxy);
        var rigs = run.Simulator.Miners.Where(m => m.Kind == TrafficKind.XmrRig).ToArray();
        Assert.All(rigs, rig => Assert.Equal(proxy.Client, rig.Servers[0]));
        Assert.Equal(proxy.HashRate, rigs.Sum(r => r.HashRate), 0.1);
        Assert.DoesNotContain(rigs, rig => rig.Client == proxy.Client);
    }

    [Fact]
    public void Lines_OfSoloMiners_PollTheNodeInEveryWindow()
    {
        var windows = run.Interior(TrafficKind.SoloMining);
        Assert.True(windows.Count > 10);
        Assert.All(windows, w => Assert.True(w.UpPackets >= 20 && w.DownPackets >= 20));
    }

    [Fact]
    public void Lines_OfAPoolWithSeveralAddresses_GoToAnotherAfterAReconnect()
    {
        var regime = new MinerRegime { RotatingAddresses = 1, ConnectionHours = new(0.3, 0.3), Pools = 1 };
        var rotating = new LabelledRun(new SimulationOptions { Hosts = 4, Miners = 4, Hours = 12, OrdinaryTraffic = false, Regime = regime });
        var pairs = rotating.Windows.Keys.Where(c => c.Kind == TrafficKind.XmrStratum).GroupBy(c => c.Client).ToArray();
        Assert.Equal(4, pairs.Length);
        Assert.All(pairs, p => Assert.InRange(p.Count(), 2, 4));
        Assert.Equal(0, rotating.Unlabelled);
    }

    [Fact]
    public void Lines_AtVariableDifficulty_SettleOnTheTarget()
    {
        // Ten thousand hashes a second: at the difficulty that a newcomer gets, shares would come every 4 seconds.
        var regime = new MinerRegime
        {
            HashRate = new(10_000, 10_000),
            Difficulty = new(10_000, 10_000),
            VariableDifficulty = 1,
            TargetIntervals = [30],
            Keepalive = 0,
            TcpKeepalive = 0,
            ServerAck = new(1e-9, 1e-9),
            ClientAck = new(1, 1),
            JobInterval = new(1e6, 1e6),
            ConnectionHours = new(1_000, 1_000),
            RotatingAddresses = 0,
        };
        var settled = new LabelledRun(new SimulationOptions { Hosts = 20, Miners = 20, Hours = 12, OrdinaryTraffic = false, Regime = regime })
            .Interior(TrafficKind.XmrStratum);
        // A share is two packets up (itself and an ACK): 40 in 10 minutes at 30 s, 57 where the pool begins to adjust, 300 at 4 s.
        Assert.InRange(LabelledRun.Quantile(settled, w => w.UpPackets, 0.5), 29, 57);
    }
}
