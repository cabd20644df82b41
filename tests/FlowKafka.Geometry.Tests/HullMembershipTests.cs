namespace FlowKafka.Geometry.Tests;

public class HullMembershipTests
{
    private static readonly HullMembership UnitSquare = new(
        [
            new HalfSpace(new double[] { 1, 0 }, 1),
            new HalfSpace(new double[] { -1, 0 }, 0),
            new HalfSpace(new double[] { 0, 1 }, 1),
            new HalfSpace(new double[] { 0, -1 }, 0),
        ],
        2);

    [Theory]
    [InlineData(0.5, 0.5, true)]
    [InlineData(1, 1, true)]
    [InlineData(0, 0.3, true)]
    [InlineData(1.000000000001, 1, false)]
    [InlineData(0.5, -0.000000000001, false)]
    [InlineData(double.NaN, 0.5, false)]
    [InlineData(0.5, double.NaN, false)]
    [InlineData(double.NegativeInfinity, 0.5, false)]
    public void Contains_PointsOfAndAroundTheUnitSquare_IsClosed(double x, double y, bool inside)
    {
        Assert.Equal(inside, UnitSquare.Contains([x, y]));
        bool[] answers = new bool[1];
        Assert.Equal(inside ? 1 : 0, UnitSquare.Contains([x, y], answers));
        Assert.Equal(inside, answers[0]);
    }

    [Theory]
    [InlineData(0.5, 0.25, 0.25, 3)]
    [InlineData(0.9, 0.5, 0.1, 0)]
    [InlineData(3, 5, -4, 2)]
    [InlineData(-2, 0.5, -2, 1)]
    [InlineData(0.5, 0.5, 0.5, 0)]
    public void Depth_PointsOfAndAroundTheUnitSquare_IsTheNearestSides(double x, double y, double depth, int side)
    {
        Assert.Equal(depth, UnitSquare.Depth([x, y]), 1e-15);
        Assert.Equal(side, UnitSquare.MostViolated([x, y]));
    }

    [Fact]
    public void Contains_ManyPoints_AnswersLikeOneByOne()
    {
        double[] cloud = Clouds.Mining(5, 400, 4);
        HullMembership membership = ConvexHull.Of(cloud, 4).ToMembership();
        double[] asked = [.. cloud, .. Clouds.Cube(6, 1001, 4, 20), .. cloud.Select(x => x * 1.01), .. cloud.Select(x => x * 0.99)];
        bool[] answers = new bool[asked.Length / 4];

        int count = membership.Contains(asked, answers);

        Assert.Equal(asked.Chunk(4).Select(point => membership.Contains(point)), answers);
        Assert.Equal(answers.Count(answer => answer), count);
        Assert.InRange(count, 400, answers.Length - 1);
    }

    [Fact]
    public void Contains_NoPoints_CountsNone() => Assert.Equal(0, UnitSquare.Contains([], Span<bool>.Empty));

    [Theory]
    [InlineData(2, 1000000, 200)]
    [InlineData(3, 3000, 150)]
    [InlineData(4, 300, 80)]
    [InlineData(4, 6, 200)]
    [InlineData(5, 40, 40)]
    public void Contains_LatticePointsNearTheFacets_AgreesWithIntegers(int dimension, int size, int count)
    {
        double[] cloud = Clouds.Cube(dimension, count, dimension, size);
        ConvexHull hull = ConvexHull.Of(cloud, dimension);
        ExactHull exact = new(hull, cloud);
        HullMembership membership = hull.ToMembership();
        Random random = new(size);
        double[][] vertices = [.. hull.Vertices.ToArray().Chunk(dimension)];
        int inside = 0;
        for (int trial = 0; trial < 3000; trial++)
        {
            // A lattice point beside the middle of some vertices, which is often near a facet.
            double[][] some = [.. random.GetItems(vertices, random.Next(1, dimension))];
            long[] point = [.. Enumerable.Range(0, dimension).Select(axis => (long)some.Average(vertex => vertex[axis]) + random.Next(-1, 2))];
            bool answer = membership.Contains([.. point.Select(x => (double)x)]);

            Assert.Equal(exact.Contains(point), answer);
            inside += answer ? 1 : 0;
        }

        Assert.InRange(inside, 100, 2900);
    }

    [Fact]
    public void Contains_WithABoxOrASampleOrNeither_IsTheSame()
    {
        double[] cloud = Clouds.Mining(8, 300, 4);
        ConvexHull hull = ConvexHull.Of(cloud, 4);
        double[] asked = [.. cloud, .. cloud.Select(x => x * 1.02), .. Clouds.Cube(6, 500, 4, 3000)];
        bool[][] answers = [.. new HullMembership[]
        {
            new(hull.HalfSpaces, 4), new(hull.HalfSpaces, 4, hull.BoundingBox), new(hull.HalfSpaces, 4, null, asked),
        }.Select(membership => asked.Chunk(4).Select(point => membership.Contains(point)).ToArray())];

        Assert.Equal(answers[0], answers[1]);
        Assert.Equal(answers[0], answers[2]);
    }

    [Fact]
    public void ScaledAbout_HalfSpacesAndBox_AreThoseOfTheScaledHull()
    {
        ConvexHull hull = ConvexHull.Of([0, 0, 4, 0, 0, 4, 4, 4], 2);
        ConvexHull wider = hull.WithMargin(0.25);

        Assert.Equal(ConvexHull.Of([-0.5, -0.5, 4.5, -0.5, -0.5, 4.5, 4.5, 4.5], 2).HalfSpaces, wider.HalfSpaces);
        Assert.Equal([-0.5, -0.5], wider.BoundingBox.Minimum.ToArray());
        Assert.Equal(25, wider.Volume);
        Assert.True(wider.ToMembership().Contains([4.5, 4.5]));
        Assert.False(wider.ToMembership().Contains([4.5001, 4.5]));
    }

    [Fact]
    public void WithMargin_MinusOneOrLess_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ConvexHull.Of([0, 0, 1, 1], 2).WithMargin(-1));

    [Fact]
    public void Constructor_WrongDimensionsOrNumbers_IsRefused()
    {
        HalfSpace plane = new(new double[] { 1, 0, 0 }, 1);
        Assert.Throws<ArgumentException>(() => new HullMembership([plane], 2));
        Assert.Throws<ArgumentException>(() => new HullMembership([plane with { Offset = double.NaN }], 3));
        Assert.Throws<ArgumentException>(() => new HullMembership([plane], 3, BoundingBox.Of([0, 0], 2)));
        Assert.Throws<ArgumentException>(() => new HullMembership([plane], 3, null, [1, 2]));
        Assert.Throws<ArgumentException>(() => UnitSquare.Contains([1, 2, 3]));
    }
}
