using FlowKafka.Detection.Profiles;
using FlowKafka.Streams.Points;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace FlowKafka.Detection.Tests.Companions;

/// <summary>Companions of paces: what records would have in a window that they fill.</summary>
public class PaceTests
{
    // 1.4826 × 4 is the typical step, 12 the median.
    private const double TwelveByFours = 1.465406225545155;

    private static OrientedWindow[] Covered(OrientedWindow[] windows, params double[] covered) =>
        [.. windows.Select((window, i) => window with { Covered = covered[i] })];

    [Theory]
    [InlineData(0, 600_000, 1)]
    [InlineData(60_000, 360_000, 0.5)]
    [InlineData(5, 5, 0)]
    [InlineData(300_000, 1_500_000, 2)]
    [InlineData(0, 1_199_999, 1.9999983333333333)]
    [InlineData(10, 0, 0)]
    public void CoveredBy_FirstAndLastRecord_IsTheTimeBetweenThemInWindowSizes(long first, long last, double covered) =>
        Assert.Equal(covered, OrientedWindow.CoveredBy(new WindowPoint { Start = 0, End = 600_000, FirstRecord = first, LastRecord = last }), 1e-15);

    [Fact]
    public void Coverage_WindowsWithAGap_IsTheCoveredPartOfTheTimeFromFirstToLast()
    {
        Assert.Equal(0.6, Windows.Measure("coverage", Windows.OfPackets(1, 0, 0, 1, 1)), 1e-15);
        Assert.Equal(0.4, Windows.Measure("coverage", Covered(Windows.OfPackets(1, 0, 0, 1, 1), 1, 0.5, 0.5)), 1e-15);
        Assert.Equal(0, Windows.Measure("coverage", Covered(Windows.OfPackets(1, 1), 0, 0)));
    }

    [Fact]
    public void Coverage_WindowsThatHoldTwoIntervals_FillTheSilentOnesAndNoMore()
    {
        Assert.Equal(0.8, Windows.Measure("coverage", Covered(Windows.OfPackets(1, 0, 1, 0, 1), 2, 1, 1)), 1e-15);
        Assert.Equal(1, Windows.Measure("coverage", Covered(Windows.OfPackets(1, 1), 2, 2)));
    }

    [Fact]
    public void Coverage_OneWindow_IsNaN() => Assert.Equal(double.NaN, Windows.Measure("coverage", Windows.OfPackets(1)));

    [Fact]
    public void Dispersion_PacketsOfTenAndFourteenInTurn_IsHalfTheSquaredTypicalStepOverTheMedian()
    {
        Assert.Equal(TwelveByFours, Windows.Measure("client-packets-dispersion", Windows.OfPackets(10, 14, 10, 14)), 1e-12);
        Assert.Equal(TwelveByFours, Windows.Measure("server-packets-dispersion", Windows.Of((1, 1, 10, 1), (1, 1, 14, 1), (1, 1, 10, 1), (1, 1, 14, 1))), 1e-12);
    }

    [Fact]
    public void Dispersion_AClock_IsZero() => Assert.Equal(0, Windows.Measure("client-packets-dispersion", Windows.OfPackets(30, 30, 30)));

    [Fact]
    public void Dispersion_AWindowWithTwoIntervals_IsNoVariation()
    {
        Assert.Equal(0, Windows.Measure("client-packets-dispersion", Covered(Windows.OfPackets(30, 60, 30, 15), 1, 2, 1, 0.5)));
        Assert.Equal(0, Windows.Measure("client-packets-dispersion", Covered(Windows.OfPackets(30, 3, 30, 3), 1, 0.01, 1, 0.1)));
    }

    [Fact]
    public void Dispersion_TwoWindowsOrASilentSide_IsNaN()
    {
        Assert.Equal(double.NaN, Windows.Measure("client-packets-dispersion", Windows.OfPackets(10, 14)));
        Assert.Equal(double.NaN, Windows.Measure("server-packets-dispersion", Windows.OfPackets(10, 14, 10, 14)));
    }

    [Fact]
    public void Dispersion_ASlowTrend_HardlyRaisesIt()
    {
        // From 100 to 200 packets the variance over the mean is 5.7; the steps are of one packet.
        var trend = Windows.OfPackets([.. Enumerable.Range(100, 101)]);

        Assert.Equal(5.7, Windows.Measure("client-packets-fano", trend), 0.1);
        Assert.InRange(Windows.Measure("client-packets-dispersion", trend), 0.007, 0.008);
    }

    [Fact]
    public void Dispersion_OneOutlier_DoesNotRaiseIt()
    {
        int[] packets = [10, 14, 10, 14, 10, 14, 10, 14, 10, 14];
        int[] withOutlier = [10, 14, 10, 14, 10, 5000, 10, 14, 10, 14];

        Assert.Equal(TwelveByFours, Windows.Measure("client-packets-dispersion", Windows.OfPackets(packets)), 1e-12);
        Assert.Equal(TwelveByFours, Windows.Measure("client-packets-dispersion", Windows.OfPackets(withOutlier)), 1e-12);
    }

    [Fact]
    public void MarginalSize_WindowsOnALine_IsItsSlopeWhateverIsSentAllTheTime()
    {
        Assert.Equal(120, Windows.Measure("client-marginal-size", Windows.OfClient((10, 1240), (20, 2440), (15, 1840))), 1e-9);
        Assert.Equal(350, Windows.Measure("server-marginal-size", Windows.Of((1, 1, 2, 900), (1, 1, 4, 1600), (1, 1, 6, 2300))), 1e-9);
    }

    [Fact]
    public void MarginalSize_ThreeWindowsOffTheLine_IsTheSlopeByLeastSquares() =>
        Assert.Equal(150, Windows.Measure("client-marginal-size", Windows.OfClient((10, 1000), (20, 1000), (30, 4000))), 1e-9);

    [Fact]
    public void MarginalSize_EqualPacketsOrTwoWindows_IsNaN()
    {
        Assert.Equal(double.NaN, Windows.Measure("client-marginal-size", Windows.OfClient((10, 1000), (10, 2000), (10, 3000))));
        Assert.Equal(double.NaN, Windows.Measure("client-marginal-size", Windows.OfClient((10, 1000), (20, 2000))));
        Assert.Equal(double.NaN, Windows.Measure("server-marginal-size", Windows.OfPackets(10, 20, 30)));
    }

    [Fact]
    public void MarginalSize_AnyLine_IsExact() => Prop.ForAll(
        (from slope in Gen.Choose(40, 1500)
         from always in Gen.Choose(0, 100_000)
         from packets in Gen.ArrayOf(Gen.Choose(1, 5000), 12)
         where packets.Distinct().Count() > 1
         select (slope, always, packets)).ToArbitrary(),
        line =>
        {
            var windows = Windows.OfClient([.. line.packets.Select(p => ((double)p, line.always + ((double)line.slope * p)))]);
            return Math.Abs(Windows.Measure("client-marginal-size", windows) - line.slope) < 1e-6 * line.slope;
        }).Check(Config.QuickThrowOnFailure.WithReplay(1, 3));

    [Fact]
    public void ClientPorts_WindowsWithAndWithoutPorts_IsTheMeanOfThoseWith()
    {
        var windows = Windows.OfPackets(1, 1, 1);

        Assert.Equal(1, Windows.Measure("client-ports", windows));
        Assert.Equal(2, Windows.Measure("client-ports", [windows[0] with { ClientPorts = 3 }, windows[1] with { ClientPorts = 0 }, windows[2]]));
        Assert.Equal(255, Windows.Measure("client-ports", [windows[0] with { ClientPorts = 255 }]));
        Assert.Equal(double.NaN, Windows.Measure("client-ports", [windows[0] with { ClientPorts = 0 }]));
    }
}
