using Xunit;

namespace FlowKafka.Detection.Tests.Companions;

/// <summary>Sizes, ratios and their spread over the windows.</summary>
public class SpreadTests
{
    [Theory]
    [InlineData("volume", 6)] // 3, 6, 30
    [InlineData("bytes-per-window", 700)] // 350, 700, 4000
    [InlineData("client-packet-size", 150)] // 3900 / 26
    [InlineData("server-packet-size", 88.46153846153847)] // 1150 / 13
    [InlineData("packet-ratio", 0.5)]
    [InlineData("byte-ratio", 0.29487179487179488)] // 1150 / 3900
    public void Of_ThreeWindows_IsTheirTypicalOrTotal(string name, double expected) => Assert.Equal(
        expected, Windows.Measure(name, Windows.Of((2, 300, 1, 50), (4, 600, 2, 100), (20, 3000, 10, 1000))), 1e-12);

    [Fact]
    public void Volume_FourWindows_IsTheMeanOfTheMiddleTwo() => Assert.Equal(15, Windows.Measure("volume", Windows.OfPackets(100, 10, 20, 1)));

    [Fact]
    public void Quiet_TwoActiveMinutesOfThree_IsBytesForEachOfThem()
    {
        var windows = Windows.Of((1, 100, 1, 60), (1, 40, 0, 0));

        Assert.Equal(100, Windows.Measure("quiet", [windows[0] with { ActiveMinutes = 0b100 }, windows[1] with { ActiveMinutes = 0b001 }]));
        Assert.Equal(double.NaN, Windows.Measure("quiet", [windows[0] with { ActiveMinutes = 0 }]));
    }

    // Client packets 2, 4, 4, 4, 5, 5, 7, 9: mean 5, sum of squared deviations 32, median 4.5, deviations from it 0.5 (five), 2.5 (two), 4.5.
    [Theory]
    [InlineData("client-packets-cv", 0.42761798705987908)] // √(32 / 7) / 5
    [InlineData("client-packets-fano", 0.91428571428571426)] // 32 / 7 / 5
    [InlineData("client-packets-robust-cv", 0.16473357983395578)] // 1.4826 × 0.5 / 4.5
    [InlineData("client-bytes-cv", 0.42761798705987908)]
    [InlineData("client-packet-size-cv", 0)]
    public void Of_EightWindows_IsTheSpread(string name, double expected) =>
        Assert.Equal(expected, Windows.Measure(name, Windows.OfPackets(2, 4, 4, 4, 5, 5, 7, 9)), 1e-12);

    [Theory]
    [InlineData("client-packets-cv")]
    [InlineData("client-packets-fano")]
    [InlineData("client-packets-robust-cv")]
    public void Of_EqualWindows_IsZero(string name) => Assert.Equal(0, Windows.Measure(name, Windows.OfPackets(7, 7)));

    [Theory]
    [InlineData("client-packets-cv")]
    [InlineData("client-packets-fano")]
    [InlineData("client-packets-robust-cv")]
    public void Of_OneWindow_IsNaN(string name) => Assert.Equal(double.NaN, Windows.Measure(name, Windows.OfPackets(7)));

    [Theory]
    [InlineData("server-packets-cv")]
    [InlineData("server-packets-fano")]
    [InlineData("server-bytes-robust-cv")]
    [InlineData("server-packet-size")]
    [InlineData("server-packet-size-cv")]
    public void Of_ASilentServer_IsNaN(string name) => Assert.Equal(double.NaN, Windows.Measure(name, Windows.OfPackets(7, 8, 9)));

    [Fact]
    public void ServerPacketSizeCv_WindowsWithoutServerPackets_TakeNoPart() => Assert.Equal(
        Math.Sqrt(5000) / 150, Windows.Measure("server-packet-size-cv", Windows.Of((1, 1, 1, 100), (1, 1, 0, 0), (1, 1, 2, 400))), 1e-12);

    [Fact]
    public void PacketRatioCv_RatiosOneAndThree_IsTheirSpread() => Assert.Equal(
        Math.Sqrt(2) / 2, Windows.Measure("packet-ratio-cv", Windows.Of((10, 1, 10, 1), (10, 1, 30, 1), (0, 0, 5, 1))), 1e-12);
}
