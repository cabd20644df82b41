namespace FlowKafka.Geometry.Tests;

public class ConcaveHullsTests
{
    /// <summary>An L of unit squares: (0..4) × (0..1) and (0..1) × (0..4), as lattice points.</summary>
    private static readonly double[] Corner = [.. Enumerable.Range(0, 25)
        .Where(at => at % 5 <= 1 || at / 5 <= 1)
        .SelectMany(at => new double[] { at % 5, at / 5 })];

    [Theory]
    [InlineData(0.5, 0.5, true)]
    [InlineData(4, 1, true)]
    [InlineData(1, 4, true)]
    [InlineData(2.5, 1, true)]
    [InlineData(2.5, 2, false)]
    [InlineData(2, 2, false)]
    [InlineData(4.001, 0.5, false)]
    [InlineData(0.5, -0.001, false)]
    [InlineData(double.NaN, 0.5, false)]
    public void Contains_PointsOfAndAroundAnL_LeavesOutItsNotch(double x, double y, bool inside) =>
        Assert.Equal(inside, ConcaveHulls.Of(Corner, 2, 0.1).Contains([x, y]));

    [Fact]
    public void Of_RatioOfOne_IsTheConvexHull()
    {
        AxisPairRing ring = Assert.Single(ConcaveHulls.Of(Corner, 2, 1).Rings);

        Assert.Equal([0.0, 0, 4, 0, 4, 1, 1, 4, 0, 4], ring.Corners.ToArray());
    }

    [Fact]
    public void Of_OnePoint_IsThatPoint()
    {
        ConcaveHulls region = ConcaveHulls.Of([3, 4, 5, 3, 4, 5], 3, 0.3);

        Assert.True(region.Contains([3, 4, 5]));
        Assert.False(region.Contains([3, 4, 5.0000001]));
        Assert.Equal([3.0, 4], region.Rings[0].Corners.ToArray());
    }

    [Fact]
    public void Of_CollinearPoints_IsTheSegment()
    {
        ConcaveHulls region = ConcaveHulls.Of([1, 2, 3, 6, 2, 4, 1, 2], 2, 0);

        Assert.Equal([1.0, 2, 3, 6], Assert.Single(region.Rings).Corners.ToArray());
        Assert.True(region.Contains([1.5, 3]));
        Assert.False(region.Contains([1.5, 3.0001]));
        Assert.False(region.Contains([0.5, 1]));
    }

    [Theory]
    [InlineData("gaussian", 0)]
    [InlineData("gaussian", 0.3)]
    [InlineData("cube", 0)]
    [InlineData("small cube", 0.1)]
    [InlineData("sphere", 0.05)]
    [InlineData("grid", 0)]
    [InlineData("mining", 0.02)]
    public void Of_AnyCloud_ContainsAllItsPointsAndIsInThePairwiseHulls(string kind, double ratio)
    {
        for (int dimension = 2; dimension <= 4; dimension++)
        {
            for (int seed = 1; seed <= 5; seed++)
            {
                double[] points = Clouds.OfKind(kind, seed, 100, dimension);
                ConcaveHulls region = ConcaveHulls.Of(points, dimension, ratio);
                PairwiseHulls convex = PairwiseHulls.Of(points, dimension);
                Random random = new(seed);

                Assert.All(points.Chunk(dimension), point => Assert.True(region.Contains(point)));
                for (int trial = 0; trial < 300; trial++)
                {
                    double[] point = [.. Enumerable.Range(0, dimension).Select(axis => points[(random.Next(points.Length / dimension) * dimension) + axis])];
                    Assert.True(convex.Contains(point) || !region.Contains(point));
                }
            }
        }
    }

    [Fact]
    public void Of_PointsInAnyOrderRepeated_IsTheSame()
    {
        double[] points = Clouds.Mining(1, 200, 4);
        ConcaveHulls one = ConcaveHulls.Of(points, 4, 0.1);
        ConcaveHulls other = ConcaveHulls.Of(Clouds.Shuffled(Clouds.Repeated(points, 2), 4, 5), 4, 0.1);

        Assert.All(one.Rings.Zip(other.Rings), both => Assert.Equal(both.First.Corners.ToArray(), both.Second.Corners.ToArray()));
    }

    [Fact]
    public void Of_AxesOfVeryDifferentMagnitudes_LeavesTheNotchOutAllTheSame()
    {
        double[] points = [.. Corner.Select((x, at) => at % 2 == 0 ? x * 1e200 : x * 1e-200)];

        Assert.False(ConcaveHulls.Of(points, 2, 0.1).Contains([2.5e200, 2e-200]));
        Assert.True(ConcaveHulls.Of(points, 2, 0.1).Contains([2.5e200, 1e-200]));
    }

    [Fact]
    public void Contains_TheBoundary_AgreesWithTheConvexHullsMembership()
    {
        double[] points = Clouds.Cube(7, 300, 2, 50);
        ConcaveHulls region = ConcaveHulls.Of(points, 2, 1);
        HullMembership membership = ConvexHull.Of(points, 2).ToMembership();

        foreach (double[] point in Clouds.Grid(54, 2).Select(x => x - 2).Chunk(2))
        {
            Assert.Equal(membership.Contains(point), region.Contains(point));
        }
    }

    [Fact]
    public void Constructor_TheRingsOfARegion_IsThatRegion()
    {
        ConcaveHulls region = ConcaveHulls.Of(Corner, 2, 0.1);

        Assert.False(new ConcaveHulls(2, region.Rings).Contains([2, 2]));
        Assert.True(new ConcaveHulls(2, region.Rings).Contains([1, 1]));
    }

    [Theory]
    [InlineData(-0.001)]
    [InlineData(1.001)]
    [InlineData(double.NaN)]
    public void Of_RatioOutsideZeroToOne_IsRefused(double ratio) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ConcaveHulls.Of([1, 2], 2, ratio));

    [Fact]
    public void Of_BadInput_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => ConcaveHulls.Of([], 4, 0.5));
        Assert.Throws<ArgumentException>(() => ConcaveHulls.Of([1, double.NaN], 2, 0.5));
        Assert.Throws<ArgumentException>(() => ConcaveHulls.Of([1, 2], 2, 0.5).Contains([1]));
        Assert.Throws<ArgumentException>(() => new ConcaveHulls(2, []));
        Assert.Throws<ArgumentException>(() => new ConcaveHulls(2, [new AxisPairRing(0, 1, new double[] { 1, 2, 3 })]));
        Assert.Throws<ArgumentException>(() => new ConcaveHulls(2, [new AxisPairRing(1, 1, new double[] { 1, 2 })]));
    }
}
