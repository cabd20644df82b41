using Xunit;
using Xunit.Abstractions;

namespace FlowKafka.Simulation.Tests;

/// <summary>Miners of the default regime against 48 captures of xmrig: 1,768 interior windows.</summary>
public sealed class MinerCalibrationTests(MiningNetworkRun run, ITestOutputHelper output) : IClassFixture<MiningNetworkRun>
{
    private readonly List<WindowTotals> _windows = run.Interior(TrafficKind.XmrStratum);

    [Fact]
    public void Lines_OfXmrMiners_HaveMediansWithinThirtyPercentOfTheMeasuredOnes()
    {
        Func<WindowTotals, long>[] metrics = [w => w.UpBytes, w => w.UpPackets, w => w.DownBytes, w => w.DownPackets];
        output.WriteLine("Medians: " + string.Join(" / ", metrics.Select(m => LabelledRun.Quantile(_windows, m, 0.5))));
        Assert.InRange(LabelledRun.Quantile(_windows, w => w.UpBytes, 0.5), 0.7 * 9_860, 1.3 * 9_860);
        Assert.InRange(LabelledRun.Quantile(_windows, w => w.UpPackets, 0.5), 0.7 * 74, 1.3 * 74);
        Assert.InRange(LabelledRun.Quantile(_windows, w => w.DownBytes, 0.5), 0.7 * 7_126, 1.3 * 7_126);
        Assert.InRange(LabelledRun.Quantile(_windows, w => w.DownPackets, 0.5), 0.7 * 43, 1.3 * 43);
    }

    [Fact]
    public void Lines_OfXmrMiners_StayWithTheirTailsNearTheMeasuredOnes()
    {
        Assert.InRange(LabelledRun.Quantile(_windows, w => w.UpBytes, 0.01), 768 / 2, 768 * 3);
        Assert.InRange(LabelledRun.Quantile(_windows, w => w.UpBytes, 0.99), 34_543 / 1.8, 34_543 * 1.8);
        Assert.InRange(LabelledRun.Quantile(_windows, w => w.UpPackets, 0.01), 10 / 2.0, 10 * 3);
        Assert.InRange(LabelledRun.Quantile(_windows, w => w.UpPackets, 0.99), 260 / 1.8, 260 * 1.8);
        Assert.InRange(LabelledRun.Quantile(_windows, w => w.DownPackets, 0.01), 8 / 2.0, 8 * 3);
        Assert.InRange(LabelledRun.Quantile(_windows, w => w.DownPackets, 0.99), 182 / 1.8, 182 * 1.8);
    }

    [Fact]
    public void Lines_OfXmrMiners_FormAThinCloud()
    {
        var meanPackets = _windows.Average(w => (double)w.UpPackets);
        var meanBytes = _windows.Average(w => (double)w.UpBytes);
        var both = _windows.Sum(w => (w.UpPackets - meanPackets) * (w.UpBytes - meanBytes));
        var packets = _windows.Sum(w => (w.UpPackets - meanPackets) * (w.UpPackets - meanPackets));
        var bytes = _windows.Sum(w => (w.UpBytes - meanBytes) * (w.UpBytes - meanBytes));
        output.WriteLine(FormattableString.Invariant($"Correlation: {both / Math.Sqrt(packets * bytes):0.000}"));
        Assert.InRange(both / Math.Sqrt(packets * bytes), 0.985, 1);
    }

    [Fact]
    public void Lines_OfXmrMiners_ShowReconnectsAsOftenAsMeasured()
    {
        // Measured: 61 of 1,916 windows, 3.2 %.
        var reconnecting = _windows.Count(w => w.ClientPorts.Count > 1);
        output.WriteLine(FormattableString.Invariant($"Windows with several ports: {reconnecting / (double)_windows.Count:0.0 %}"));
        Assert.InRange(reconnecting / (double)_windows.Count, 0.01, 0.06);
    }

    [Fact]
    public void Lines_OfStrongerMinersAtFixedDifficulty_HaveMorePackets()
    {
        var medians = run.Simulator.Miners.ToDictionary(m => m.Client, _ => 0L);
        foreach (var (label, windows) in run.Windows)
        {
            if (label.Kind == TrafficKind.XmrStratum)
                medians[label.Client] = LabelledRun.Quantile(windows.Values, w => w.UpPackets, 0.5);
        }

        var fast = run.Simulator.Miners.Where(m => m.ShareInterval < 10).Average(m => medians[m.Client]);
        var slow = run.Simulator.Miners.Where(m => m.ShareInterval > 60).Average(m => medians[m.Client]);
        Assert.True(fast > 4 * slow, $"{fast} packets below 10 s a share, {slow} above 60 s.");
    }

    [Fact]
    public void Lines_OfMiners_LieWithinTheirLabelledTimes()
    {
        foreach (var (label, windows) in run.Windows)
        {
            Assert.True(windows.Keys.First() >= label.Start.ToUnixTimeSeconds() / 600);
            Assert.True(windows.Keys.Last() <= (label.End.ToUnixTimeSeconds() + 60) / 600);
        }
    }

    [Fact]
    public void Lines_OfDonations_AreRareBesideTheMining()
    {
        var mining = run.Windows.Where(w => w.Key.Kind == TrafficKind.XmrStratum).Sum(w => w.Value.Values.Sum(t => t.UpPackets));
        var donated = run.Windows.Where(w => w.Key.Kind == TrafficKind.XmrDonation).Sum(w => w.Value.Values.Sum(t => t.UpPackets));
        Assert.InRange(donated / (double)mining, 0.003, 0.05);
    }
}
