using FlowKafka.Detection.Training;
using Xunit;

namespace FlowKafka.Detection.Tests.Training;

public sealed class OutlierTrimTests
{
    // Nine points of a square lattice, and one far from it in the middle of the list.
    private static readonly double[] Lattice = [0, 0, 1, 0, 2, 0, 0, 1, 50, 50, 1, 1, 2, 1, 0, 2, 1, 2, 2, 2];

    [Fact]
    public void Of_ATenthOfTenPoints_LeavesOutTheOddestAndKeepsTheOrder() =>
        Assert.Equal([0, 0, 1, 0, 2, 0, 0, 1, 1, 1, 2, 1, 0, 2, 1, 2, 2, 2], OutlierTrim.Of(Lattice, 2, 0.1));

    [Fact]
    public void Of_APointOddByBothAxesTogether_IsTheOddest()
    {
        // Within the range of each axis, but off the line that the others follow.
        double[] line = [0, 0.1, 1, 0.9, 2, 2.1, 3, 2.9, 4, 4.1, 5, 4.9, 6, 6.1, 7, 6.9, 8, 8.1, 3, 6];

        Assert.Equal(line[..18], OutlierTrim.Of(line, 2, 0.1));
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(0.099, 10)]
    [InlineData(0.1, 9)]
    [InlineData(0.199, 9)]
    [InlineData(0.5, 5)]
    public void Of_APart_IsRoundedDownToWholePoints(double part, int kept) => Assert.Equal(kept, OutlierTrim.Of(Lattice, 2, part).Length / 2);

    [Fact]
    public void Of_PointsWithoutSpreadInSomeDirection_AllStay()
    {
        double[] flat = [0, 7, 1, 7, 2, 7, 3, 7, 1000, 7];
        double[] equal = [3, 4, 3, 4, 3, 4, 3, 4, 3, 4];

        Assert.Equal(flat, OutlierTrim.Of(flat, 2, 0.2));
        Assert.Equal(equal, OutlierTrim.Of(equal, 2, 0.2));
    }

    [Fact]
    public void Of_NoMorePointsThanASimplexHas_AllStay()
    {
        double[] triangle = [0, 0, 1, 0, 0, 1000];

        Assert.Equal(triangle, OutlierTrim.Of(triangle, 2, 0.5));
    }
}
