using Xunit;

namespace FlowKafka.Detection.Tests.Companions;

/// <summary>Striations, Ripley's functions and the interior.</summary>
public class PatternTests
{
    /// <summary>Windows of a client that sends acknowledgements and shares only, more shares than acknowledgements at times.</summary>
    private static (double Packets, double Bytes)[] Shares(int header, int payload) => [.. Enumerable.Range(0, 40).Select(i =>
    {
        var (shares, acknowledgements) = (10 + (i * 7 % 31), 5 + (i * i % 17));
        return ((double)(shares + acknowledgements), ((header + payload) * (double)shares) + (header * acknowledgements));
    })];

    [Theory]
    [InlineData(40, 187)]
    [InlineData(52, 187)]
    [InlineData(52, 108)]
    public void Striation_AcknowledgementsAndShares_AreLines(int header, int payload)
    {
        Assert.InRange(Windows.Measure("striation", Windows.OfClient(Shares(header, payload))), 0.8, 1);
        Assert.InRange(Windows.Measure("striation-server", Windows.Of([.. Shares(header, payload).Select(s => (1.0, 40.0, s.Packets, s.Bytes))])), 0.8, 1);
    }

    [Fact]
    public void Striation_PacketsOfAnySize_AreHardlyEverOnLines()
    {
        var random = new Random(3);
        var strengths = Enumerable.Range(0, 100).Select(_ => Windows.Measure(
            "striation", Windows.OfClient([.. Enumerable.Range(0, 40).Select(_ => (double)random.Next(10, 100)).Select(p => (p, (40 * p) + random.Next(4000)))]))).ToArray();

        Assert.InRange(strengths.Average(), 0, 0.05);
        Assert.InRange(strengths.Max(), 0, 0.4);
    }

    [Theory]
    [InlineData(11, true)]
    [InlineData(12, false)]
    public void Striation_FewWindows_IsNaN(int windows, bool isNaN) =>
        Assert.Equal(isNaN, double.IsNaN(Windows.Measure("striation", Windows.OfClient(Shares(40, 108)[..windows]))));

    [Fact]
    public void Striation_EqualPackets_AreNoLinesApart() =>
        Assert.Equal(0, Windows.Measure("striation", Windows.OfClient([.. Enumerable.Range(1, 40).Select(p => ((double)p, 40.0 * p))])));

    // Corners and centres of the sides of a square, and its centre: 9 points 0.5 apart, none within 0.1; then each of them twice.
    [Fact]
    public void Ripley_PointsThatKeepApart_IsZeroAndOfPairsIsTheirNumber()
    {
        (double, double)[] nine = [.. Enumerable.Range(0, 9).Select(i => (100.0 + (i % 3), 5000.0 + (100 * (i / 3))))];

        Assert.Equal(0, Windows.Measure("ripley-k", Windows.OfClient(nine)));
        Assert.Equal(0, Windows.Measure("ripley-l", Windows.OfClient(nine)));
        Assert.Equal(18 / (18 * 17.0), Windows.Measure("ripley-k", Windows.OfClient([.. nine, .. nine])), 1e-12);
        Assert.Equal(Math.Sqrt(1 / (17 * Math.PI)), Windows.Measure("ripley-l", Windows.OfClient([.. nine, .. nine])), 1e-12);
    }

    // On the diagonal, 0.125 apart in each coordinate: too far for 0.1. Half that: neighbours only.
    [Fact]
    public void RipleyL_WindowsOnALine_IsMoreThanByChance()
    {
        Assert.Equal(0, Windows.Measure("ripley-l", Windows.OfPackets([.. Enumerable.Range(1, 9)])));
        Assert.True(Windows.Measure("ripley-l", Windows.OfPackets([.. Enumerable.Range(1, 40)])) > 0.15);
    }

    [Theory]
    [InlineData("ripley-k")]
    [InlineData("ripley-l")]
    public void Ripley_FiveWindowsOrPacketsThatDoNotVary_IsNaN(string name)
    {
        Assert.Equal(double.NaN, Windows.Measure(name, Windows.OfPackets(1, 2, 3, 4, 5)));
        Assert.False(double.IsNaN(Windows.Measure(name, Windows.OfPackets(1, 2, 3, 4, 5, 6))));
        Assert.Equal(double.NaN, Windows.Measure(name, Windows.OfPackets(3, 3, 3, 3, 3, 3)));
    }

    // 1 and 3 on each axis: a cube with an edge of 2, where the mean is 2.
    [Fact]
    public void InteriorSize_ACubeAsLargeAsItsMeans_IsOne() => Assert.Equal(1, Windows.Measure("interior-size", Windows.Of(Cube(1, 3))), 1e-9);

    // 2²⁴ needs a bit more than is kept: 16777217 becomes even, and the edge is 2 of 16777217.
    [Theory]
    [InlineData(16777213, 16777215, 2 / 16777214.0)]
    [InlineData(16777216, 16777218, 2 / 16777217.0)]
    [InlineData(1e12, 3e12, 1)]
    public void InteriorSize_ACubeOfLargeNumbers_IsRoundedNoMoreThanNeeded(double least, double most, double expected) =>
        Assert.Equal(expected, Windows.Measure("interior-size", Windows.Of(Cube(least, most))), 1e-6 * expected);

    [Fact]
    public void InteriorSize_AFlatHull_IsZero()
    {
        Assert.Equal(0, Windows.Measure("interior-size", Windows.OfPackets(1, 2, 3, 4, 5)));
        Assert.Equal(0, Windows.Measure("interior-size", Windows.OfPackets(3, 3, 3, 3, 3)));
        Assert.Equal(double.NaN, Windows.Measure("interior-size", Windows.OfPackets(1, 2, 3, 4)));
    }

    [Fact]
    public void InteriorSize_TwiceTheTraffic_IsTheSame()
    {
        var random = new Random(1);
        (double, double, double, double)[] windows = [.. Enumerable.Range(0, 50).Select(_ =>
            ((double)random.Next(100, 200), (double)random.Next(10_000, 20_000), (double)random.Next(100, 200), (double)random.Next(10_000, 20_000)))];

        var size = Windows.Measure("interior-size", Windows.Of(windows));

        Assert.InRange(size, 0.3, 2 / 3.0);
        Assert.Equal(size, Windows.Measure("interior-size", Windows.Of([.. windows.Select(w => (2 * w.Item1, 2 * w.Item2, 2 * w.Item3, 2 * w.Item4))])), 1e-12);
    }

    private static (double, double, double, double)[] Cube(double least, double most)
    {
        double At(int bits) => (bits & 1) == 0 ? least : most;
        return [.. Enumerable.Range(0, 16).Select(i => (At(i), At(i >> 1), At(i >> 2), At(i >> 3)))];
    }
}
