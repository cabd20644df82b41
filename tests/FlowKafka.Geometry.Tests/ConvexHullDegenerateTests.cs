namespace FlowKafka.Geometry.Tests;

public class ConvexHullDegenerateTests
{
    [Fact]
    public void Of_OnePoint_IsThatPointInAllItsEquations()
    {
        ConvexHull hull = ConvexHull.Of([3, 4], 2);

        Assert.Equal(0, hull.AffineDimension);
        Assert.Equal([3.0, 4.0], hull.Vertices.ToArray());
        Assert.Equal(0, hull.FacetCount);
        Assert.Equal([Side(3, 1, 0), Side(-3, -1, 0), Side(4, 0, 1), Side(-4, 0, -1)], hull.HalfSpaces);
        Assert.Equal(0, hull.Volume);
        Assert.Equal(1, hull.AffineVolume);
        Assert.Equal([3.0, 4.0], hull.Centroid.ToArray());
        Assert.True(hull.ToMembership().Contains([3, 4]));
        Assert.False(hull.ToMembership().Contains([3, 5]));
    }

    [Fact]
    public void Of_AllPointsEqual_IsOnePoint()
    {
        ConvexHull hull = ConvexHull.Of([7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7], 4);

        Assert.Equal(0, hull.AffineDimension);
        Assert.Equal([7.0, 7, 7, 7], hull.Vertices.ToArray());
        Assert.Equal(8, hull.HalfSpaces.Count);
    }

    [Fact]
    public void Of_CollinearIntegers_IsTheSegmentBetweenTheEnds()
    {
        ConvexHull hull = ConvexHull.Of([3, 4, 0, 0, 6, 8, 3, 4], 2);

        Assert.Equal(1, hull.AffineDimension);
        Assert.Equal([0.0, 0, 6, 8], hull.Vertices.ToArray());
        Assert.Equal([Side(0, -0.6, -0.8), Side(10, 0.6, 0.8)], hull.HalfSpaces.Take(hull.FacetCount).Select(Rounded));
        Assert.Equal([Side(0, 0.8, -0.6), Side(0, -0.8, 0.6)], hull.HalfSpaces.Skip(hull.FacetCount).Select(Rounded));
        Assert.Equal(10, hull.AffineVolume, 1e-12);
        Assert.Equal(0, hull.Volume);
        Assert.Equal([3.0, 4.0], hull.Centroid.ToArray());
        Assert.True(hull.ToMembership().Contains([1.5, 2]));
        Assert.False(hull.ToMembership().Contains([1.5, 2.001]));
        Assert.False(hull.ToMembership().Contains([7.5, 10]));
    }

    [Fact]
    public void Of_TwoPointsInEightDimensions_IsASegment()
    {
        ConvexHull hull = ConvexHull.Of([0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 2, 2, 0, 0, 0, 0], 8);

        Assert.Equal(1, hull.AffineDimension);
        Assert.Equal(4, hull.AffineVolume, 1e-12);
        Assert.Equal(2, hull.FacetCount);
        Assert.Equal(2 + (2 * 7), hull.HalfSpaces.Count);
        Assert.Equal([1.0, 1, 1, 1, 0, 0, 0, 0], hull.Centroid.ToArray());
    }

    [Fact]
    public void Of_CoplanarSquareInThreeDimensions_HasFourFacetsAndAnArea()
    {
        ConvexHull hull = ConvexHull.Of([0, 0, 5, 4, 0, 5, 4, 3, 5, 0, 3, 5, 2, 1, 5, 2, 0, 5], 3);

        Assert.Equal(2, hull.AffineDimension);
        Assert.Equal([0.0, 0, 5, 0, 3, 5, 4, 0, 5, 4, 3, 5], hull.Vertices.ToArray());
        Assert.Equal(
            [Side(0, -1, 0, 0), Side(0, 0, -1, 0), Side(3, 0, 1, 0), Side(4, 1, 0, 0), Side(5, 0, 0, 1), Side(-5, 0, 0, -1)],
            hull.HalfSpaces);
        Assert.Equal(12, hull.AffineVolume);
        Assert.Equal([2.0, 1.5, 5.0], hull.Centroid.ToArray());
    }

    [Fact]
    public void Of_TiltedTriangle_MeasuresItInItsOwnPlane()
    {
        ConvexHull hull = ConvexHull.Of([1, 0, 0, 0, 1, 0, 0, 0, 1], 3);

        Assert.Equal(2, hull.AffineDimension);
        Assert.Equal(Math.Sqrt(3) / 2, hull.AffineVolume, 1e-12);
        Assert.Equal(3, hull.FacetCount);
        Assert.All(
            hull.HalfSpaces.Take(3), facet => Assert.Equal(Math.Sqrt(1.0 / 6), facet.Depth([1.0 / 3, 1.0 / 3, 1.0 / 3]), 1e-12));
    }

    [Fact]
    public void Of_CollinearWithRoundingNoise_IsASegmentWithinTheTolerance()
    {
        double[] points = [.. Enumerable.Range(0, 50).SelectMany(at => new[] { at * 0.1, (at * 0.1 / 3) + 0.7 })];

        ConvexHull hull = ConvexHull.Of(points, 2);

        Assert.Equal(1, hull.AffineDimension);
        Assert.Equal(2, hull.VertexCount);
        Assert.True(hull.ToMembership().Contains(points, new bool[50]) == 50);
    }

    [Fact]
    public void Of_NearlyCollinearIntegers_IsATriangleHoweverThin()
    {
        ConvexHull hull = ConvexHull.Of([0, 0, 1000000000, 1000000001, 1000000001, 1000000002], 2);

        Assert.Equal(2, hull.AffineDimension);
        Assert.Equal(3, hull.HalfSpaces.Count);
        Assert.Equal(0.5, hull.Volume);
    }

    [Fact]
    public void Of_SquareWithPointsOnItsSides_HasFourCornersAndFourFacets()
    {
        ConvexHull hull = ConvexHull.Of([0, 0, 1, 0, 2, 0, 2, 1, 2, 2, 1, 2, 0, 2, 0, 1, 1, 1], 2);

        Assert.Equal([0.0, 0, 0, 2, 2, 0, 2, 2], hull.Vertices.ToArray());
        Assert.Equal([Side(0, -1, 0), Side(0, 0, -1), Side(2, 0, 1), Side(2, 1, 0)], hull.HalfSpaces);
        Assert.Equal(4, hull.Volume);
        Assert.Equal([1.0, 1.0], hull.Centroid.ToArray());
    }

    [Theory]
    [InlineData(2, 30)]
    [InlineData(3, 10)]
    [InlineData(4, 5)]
    [InlineData(5, 3)]
    [InlineData(6, 3)]
    [InlineData(7, 2)]
    [InlineData(8, 2)]
    public void Of_Grid_IsTheCube(int dimension, int side)
    {
        ConvexHull hull = ConvexHull.Of(Clouds.Grid(side, dimension), dimension);

        Assert.Equal(1 << dimension, hull.VertexCount);
        Assert.Equal(2 * dimension, hull.HalfSpaces.Count);
        Assert.Equal(Math.Pow(side - 1, dimension), hull.Volume);
        Assert.All(hull.HalfSpaces, halfSpace => Assert.Equal(halfSpace.Normal.Span.Contains(1) ? side - 1 : 0, halfSpace.Offset));
        Assert.All(hull.Centroid.ToArray(), coordinate => Assert.Equal((side - 1) / 2.0, coordinate, 1e-12));
    }

    [Fact]
    public void Of_CrossPolytopeWithCentreAndEdgeMiddles_HasSixteenFacetsInFourDimensions()
    {
        List<double> points = [0, 0, 0, 0];
        for (int axis = 0; axis < 4; axis++)
        {
            foreach (double sign in new[] { 2.0, -2.0 })
            {
                double[] corner = new double[4];
                corner[axis] = sign;
                points.AddRange(corner);
                double[] middle = new double[4];
                (middle[axis], middle[(axis + 1) % 4]) = (sign / 2, 1);
                points.AddRange(middle);
            }
        }

        ConvexHull hull = ConvexHull.Of([.. points], 4);

        Assert.Equal(8, hull.VertexCount);
        Assert.Equal(16, hull.HalfSpaces.Count);
        Assert.Equal(16 * 16 / 24.0, hull.Volume, 1e-12);
        Assert.All(hull.HalfSpaces, halfSpace => Assert.Equal(1, halfSpace.Offset, 1e-15));
    }

    [Fact]
    public void Of_AxesOfVeryDifferentMagnitudes_NeitherOverflowsNorFlattens()
    {
        ConvexHull hull = ConvexHull.Of([0, 0, 1e200, 0, 0, 1e-200, 1e200, 1e-200], 2);

        Assert.Equal(2, hull.AffineDimension);
        Assert.Equal(4, hull.HalfSpaces.Count);
        Assert.Equal(1, hull.Volume, 1e-12);
    }

    [Fact]
    public void Of_PointsFarFromTheOrigin_KeepsTheirShape()
    {
        ConvexHull hull = ConvexHull.Of([4e15, 4e15, 4e15 + 1, 4e15, 4e15, 4e15 + 1, 4e15 + 1, 4e15 + 1], 2);

        Assert.Equal(4, hull.HalfSpaces.Count);
        Assert.Equal(1, hull.Volume);
    }

    [Fact]
    public void Of_TheGreatestCoordinates_StillAnswers()
    {
        double[] points = [-1e300, -1e300, -1e300, 1e300, -1e300, -1e300, -1e300, 1e300, -1e300, -1e300, -1e300, 1e300, 5e-324, 1, 2];

        ConvexHull hull = ConvexHull.Of(points, 3);

        Assert.Equal(6, hull.FacetCount);
        Assert.Equal(5, hull.ToMembership().Contains(points, new bool[5]));
        Assert.Equal(double.PositiveInfinity, hull.Volume);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(-1.1e300)]
    public void Of_NonFiniteCoordinate_IsRefused(double coordinate) =>
        Assert.Throws<ArgumentException>(() => ConvexHull.Of([0, 0, 1, coordinate], 2));

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Of_NoPointOrARowCutShort_IsRefused(int length) =>
        Assert.Throws<ArgumentException>(() => ConvexHull.Of(new double[length], 2));

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    public void Of_DimensionOutsideTwoToEight_IsRefused(int dimension) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ConvexHull.Of(new double[dimension], dimension));

    private static HalfSpace Side(double offset, params double[] normal) => new(normal, offset);

    private static HalfSpace Rounded(HalfSpace halfSpace) =>
        new(halfSpace.Normal.ToArray().Select(component => Math.Round(component, 12)).ToArray(), Math.Round(halfSpace.Offset, 12));
}
