using FlowKafka.Geometry.Patterns;

namespace FlowKafka.Geometry.Tests.Patterns;

public class RipleyFunctionTests
{
    /// <summary>Ten times ten points in the middles of a hundred squares, 0.1 apart.</summary>
    private static readonly double[] GridXs = [.. Enumerable.Range(0, 100).Select(i => ((i % 10) + 0.5) / 10)];
    private static readonly double[] GridYs = [.. Enumerable.Range(0, 100).Select(i => ((i / 10) + 0.5) / 10)];

    // Within 0.11 of each other are 180 pairs of neighbours, 90 along each axis: K = 2 × 180 / (100 × 99), and each has a tenth cut off.
    [Theory]
    [InlineData(0.09, EdgeCorrection.None, 0)]
    [InlineData(0.09, EdgeCorrection.Translation, 0)]
    [InlineData(0.11, EdgeCorrection.None, 360 / 9900.0)]
    [InlineData(0.11, EdgeCorrection.Translation, 400 / 9900.0)]
    [InlineData(0.15, EdgeCorrection.Translation, (400 / 9900.0) + (2 * 162 / (0.81 * 9900)))] // 2 × 81 pairs along the diagonals
    public void K_OfAGrid_IsItsPairs(double radius, EdgeCorrection correction, double expected) =>
        Assert.Equal(expected, RipleyFunction.K(GridXs, GridYs, 1, 1, radius, correction), 1e-12);

    // In units of the grid's own density, 400 / 99 is the four neighbours of every point of an endless grid, over n - 1 instead of n.
    [Fact]
    public void K_TranslationOnAGrid_GivesEveryPointTheFourNeighboursOfAnEndlessOne() =>
        Assert.Equal(4, RipleyFunction.K(GridXs, GridYs, 1, 1, 0.11, EdgeCorrection.Translation) * 99, 1e-9);

    [Fact]
    public void K_ANeighbourJustAtTheRadius_IsWithin()
    {
        Assert.Equal(4, RipleyFunction.K([0, 0.25], [0, 0], 2, 2, 0.25, EdgeCorrection.None));
        Assert.Equal(0, RipleyFunction.K([0, 0.25], [0, 0], 2, 2, Math.BitDecrement(0.25), EdgeCorrection.None));
        Assert.Equal(4 / 0.875, RipleyFunction.K([0, 0.25], [0, 0], 2, 2, 0.25, EdgeCorrection.Translation), 1e-12);
    }

    [Fact]
    public void K_AllPointsEqual_IsTheWholeArea() =>
        Assert.Equal(6, RipleyFunction.K([1, 1, 1], [1, 1, 1], 2, 3, 0, EdgeCorrection.Translation));

    [Fact]
    public void K_FewerThanTwoPoints_IsNaN()
    {
        Assert.Equal(double.NaN, RipleyFunction.K([], [], 1, 1, 0.1, EdgeCorrection.None));
        Assert.Equal(double.NaN, RipleyFunction.K([0.5], [0.5], 1, 1, 0.1, EdgeCorrection.None));
    }

    // 2,000 random points have some 60,000 pairs within 0.1: K is known to a per cent or two, and uncorrected some 8 % too small.
    [Fact]
    public void K_RandomPoints_IsTheCirclesAreaOnlyWithCorrection()
    {
        Random random = new(1);
        double[] xs = [.. Enumerable.Range(0, 2000).Select(_ => random.NextDouble())];
        double[] ys = [.. Enumerable.Range(0, 2000).Select(_ => random.NextDouble())];
        double k = RipleyFunction.K(xs, ys, 1, 1, 0.1, EdgeCorrection.Translation);

        Assert.Equal(Math.PI / 100, k, 0.02 * Math.PI / 100);
        Assert.Equal(0.1, RipleyFunction.L(k), 0.001);
        Assert.True(RipleyFunction.K(xs, ys, 1, 1, 0.1, EdgeCorrection.None) < 0.95 * Math.PI / 100);
    }

    [Fact]
    public void L_OfACirclesArea_IsItsRadius() => Assert.Equal(0.25, RipleyFunction.L(Math.PI / 16), 1e-15);

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    public void K_RadiusBelowNothingOrAcrossTheArea_IsRefused(double radius) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => RipleyFunction.K([], [], 1, 2, radius, EdgeCorrection.None));
}
