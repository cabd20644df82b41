namespace FlowKafka.Geometry.Tests;

public class PairwiseHullsTests
{
    [Fact]
    public void Of_ACube_HasItsSquareOnEachPairOfAxes()
    {
        PairwiseHulls region = PairwiseHulls.Of(Clouds.Grid(3, 3), 3);

        Assert.Equal(3, region.Dimension);
        Assert.Equal([(0, 1), (0, 2), (1, 2)], region.Hulls.Select(pair => (pair.AxisX, pair.AxisY)));
        Assert.All(region.Hulls, pair => Assert.Equal([0.0, 0, 0, 2, 2, 0, 2, 2], pair.Hull.Vertices.ToArray()));
    }

    [Theory]
    [InlineData(0, 0, 0, true)]
    [InlineData(2, 2, 2, true)]
    [InlineData(1, 1, 1, true)]
    [InlineData(2.0000001, 1, 1, false)]
    [InlineData(1, -0.0000001, 1, false)]
    [InlineData(1, 1, double.NaN, false)]
    [InlineData(double.PositiveInfinity, 1, 1, false)]
    public void Contains_PointsOfAndAroundACube_IsClosed(double x, double y, double z, bool inside) =>
        Assert.Equal(inside, PairwiseHulls.Of(Clouds.Grid(3, 3), 3).Contains([x, y, z]));

    [Fact]
    public void Contains_WhatOnlyAllAxesTogetherExclude_IsInside()
    {
        // The four odd corners of a cube: each of their shadows is a whole square.
        double[] tetrahedron = [0, 0, 0, 1, 1, 0, 1, 0, 1, 0, 1, 1];

        Assert.True(PairwiseHulls.Of(tetrahedron, 3).Contains([1, 1, 1]));
        Assert.False(ConvexHull.Of(tetrahedron, 3).ToMembership().Contains([1, 1, 1]));
    }

    [Fact]
    public void WithMargin_AQuarter_ScalesEveryHullAboutItsOwnCentroid()
    {
        PairwiseHulls region = PairwiseHulls.Of(Clouds.Grid(3, 3), 3).WithMargin(0.25);

        Assert.True(region.Contains([2.25, -0.25, 1]));
        Assert.False(region.Contains([2.25001, 1, 1]));
    }

    [Fact]
    public void Constructor_TheHullsOfARegion_IsThatRegion()
    {
        double[] cloud = Clouds.Mining(3, 100, 4);
        PairwiseHulls region = PairwiseHulls.Of(cloud, 4);
        PairwiseHulls again = new(4, [.. region.Hulls.Select(pair => pair with { Hull = ConvexHull.Of(pair.Hull.Vertices.Span, 2) })]);

        double[][] asked = [.. cloud.Select(x => x * 1.03).Concat(cloud).Chunk(4)];
        Assert.Equal(asked.Select(point => region.Contains(point)), asked.Select(point => again.Contains(point)));
    }

    [Fact]
    public void Of_BadInput_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => PairwiseHulls.Of([], 4));
        Assert.Throws<ArgumentException>(() => PairwiseHulls.Of([1, 2, 3], 2));
        Assert.Throws<ArgumentException>(() => PairwiseHulls.Of([1, double.NaN], 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => PairwiseHulls.Of([1], 1));
        Assert.Throws<ArgumentException>(() => PairwiseHulls.Of([1, 2], 2).Contains([1, 2, 3]));
        Assert.Throws<ArgumentException>(() => new PairwiseHulls(2, []));
        Assert.Throws<ArgumentException>(() => new PairwiseHulls(2, [new AxisPairHull(0, 2, ConvexHull.Of([1, 2], 2))]));
        Assert.Throws<ArgumentException>(() => new PairwiseHulls(4, [new AxisPairHull(0, 2, ConvexHull.Of([1, 2, 3], 3))]));
    }
}
