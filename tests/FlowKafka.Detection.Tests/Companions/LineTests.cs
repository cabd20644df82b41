using Xunit;

namespace FlowKafka.Detection.Tests.Companions;

/// <summary>The regression line, the circles and the neighbours on the plane of client packets and client bytes.</summary>
public class LineTests
{
    [Theory]
    [InlineData("correlation", 1)]
    [InlineData("regression-slope", 100)]
    [InlineData("regression-angle", 45)]
    [InlineData("regression-distance-mean", 0)]
    [InlineData("regression-distance-median", 0)]
    public void Of_PacketsOfOneSize_IsTheirLineThroughNothing(string name, double expected) =>
        Assert.Equal(expected, Windows.Measure(name, Windows.OfPackets(1, 5, 9, 20)), 1e-9);

    // In units of the means (2, 200): (0.5, 0.5), (0.5, 1.5), (1.5, 0.5), (1.5, 1.5), (1, 0), (1, 2): upright, since the last two outweigh.
    [Theory]
    [InlineData("correlation", 0)]
    [InlineData("regression-angle", 90)]
    [InlineData("regression-distance-mean", 1 / 3.0)]
    [InlineData("regression-distance-median", 0.5)]
    public void Of_ACloudTallerThanWide_IsAnUprightLine(string name, double expected) => Assert.Equal(
        expected, Windows.Measure(name, Windows.OfClient((1, 100), (1, 300), (3, 100), (3, 300), (2, 0), (2, 400))), 1e-12);

    [Fact]
    public void RegressionSlope_BytesOnALineBesideNothing_IsBytesForAPacketMore() =>
        Assert.Equal(233, Windows.Measure("regression-slope", Windows.OfClient((10, 2390), (11, 2623), (14, 3322))), 1e-6);

    [Theory]
    [InlineData("correlation")]
    [InlineData("regression-slope")]
    [InlineData("regression-angle")]
    [InlineData("regression-distance-mean")]
    [InlineData("regression-distance-median")]
    public void Of_TooFewEqualOrMuteWindows_IsNaN(string name)
    {
        Assert.Equal(double.NaN, Windows.Measure(name, Windows.OfPackets(1, 2)));
        Assert.Equal(double.NaN, Windows.Measure(name, Windows.OfPackets(7, 7, 7)));
        Assert.Equal(double.NaN, Windows.Measure(name, Windows.Of((0, 0, 1, 40), (0, 0, 2, 80), (0, 0, 3, 120))));
    }

    [Fact]
    public void RegressionSlope_PacketsThatDoNotVary_IsNaN() =>
        Assert.Equal(double.NaN, Windows.Measure("regression-slope", Windows.OfClient((5, 100), (5, 200), (5, 300))));

    // In units of the mean, 0.95 and 1.05 lie 0.05 × √2 = 0.07 from the centre; 0.5 and 1.5 lie 0.71, which eight to ten of the circles hold.
    [Theory]
    [InlineData(new[] { 95, 100, 105 }, 1)]
    [InlineData(new[] { 50, 100, 150 }, (10 + 3 + 3) / 30.0)]
    [InlineData(new[] { 10, 100, 190 }, 10 / 30.0)]
    public void ConcentricCircles_Windows_IsTheirShareAveragedOverTheCircles(int[] packets, double expected) =>
        Assert.Equal(expected, Windows.Measure("concentric-circles", Windows.OfPackets(packets)), 1e-12);

    [Fact]
    public void ConcentricCircles_TwoWindows_IsNaN() => Assert.Equal(double.NaN, Windows.Measure("concentric-circles", Windows.OfPackets(1, 2)));

    // ln(1 + packets): 0, 1 and 3 times ln 2; distances from the next: 1, 1 and 2 times ln 2.
    [Theory]
    [InlineData("nearest-neighbour-mean", 4 / 3.0)]
    [InlineData("nearest-neighbour-median", 1)]
    public void NearestNeighbour_ThreeWindowsOnAnAxis_IsInLogarithms(string name, double expected) => Assert.Equal(
        expected * Math.Log(2), Windows.Measure(name, Windows.Of((0, 0, 0, 0), (1, 0, 0, 0), (7, 0, 0, 0))), 1e-12);

    [Theory]
    [InlineData("nearest-neighbour-mean")]
    [InlineData("nearest-neighbour-median")]
    public void NearestNeighbour_OneWindow_IsNaN(string name)
    {
        Assert.Equal(double.NaN, Windows.Measure(name, Windows.OfPackets(1)));
        Assert.Equal(0, Windows.Measure(name, Windows.OfPackets(1, 1)));
    }
}
