namespace FlowKafka.Geometry.Tests;

public class PolygonTests
{
    [Fact]
    public void Of_SquareWithExtraPoints_IsItsCornersCounterClockwiseFromTheLowerLeft()
    {
        Polygon polygon = Polygon.Of([2, 2, 0, 0, 1, 1, 2, 0, 1, 0, 0, 2, 0, 1]);

        Assert.Equal([0.0, 0, 2, 0, 2, 2, 0, 2], polygon.Vertices.ToArray());
        Assert.Equal(4, polygon.Area);
    }

    [Fact]
    public void Of_OnePoint_IsThatPoint() => Assert.Equal([1.0, 2], Polygon.Of([1, 2, 1, 2]).Vertices.ToArray());

    [Fact]
    public void Of_PointsOnALine_IsTheSegment() => Assert.Equal([0.0, 0, 3, 3], Polygon.Of([1, 1, 3, 3, 0, 0]).Vertices.ToArray());

    [Fact]
    public void Of_APointOneLastBitBelowTheLine_IsACorner()
    {
        double below = Math.BitDecrement(0.5);

        Assert.Equal([0.0, 0, 0.5, below, 1, 1], Polygon.Of([0, 0, 1, 1, 0.5, below]).Vertices.ToArray());
        Assert.Equal([0.0, 0, 1, 1], Polygon.Of([0, 0, 1, 1, 0.5, 0.5]).Vertices.ToArray());
    }

    [Fact]
    public void Project_Cube_IsItsSquareOnEachPairOfAxes()
    {
        ConvexHull hull = ConvexHull.Of([0, 0, 0, 2, 0, 0, 0, 3, 0, 2, 3, 0, 0, 0, 4, 2, 0, 4, 0, 3, 4, 2, 3, 4], 3);

        Assert.Equal([0.0, 0, 2, 0, 2, 3, 0, 3], hull.Project(0, 1).Vertices.ToArray());
        Assert.Equal([0.0, 0, 4, 0, 4, 2, 0, 2], hull.Project(2, 0).Vertices.ToArray());
    }

    [Fact]
    public void Project_ThePlaneItself_HasTheHullsArea()
    {
        ConvexHull hull = ConvexHull.Of(Clouds.Cube(1, 100, 2, 50), 2);

        Assert.Equal(hull.Volume, hull.Project(0, 1).Area);
        Assert.Equal(hull.VertexCount, hull.Project(0, 1).Count);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 2)]
    public void Project_NoSuchAxis_IsRefused(int x, int y) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ConvexHull.Of([0, 0, 1, 1], 2).Project(x, y));
}
