namespace FlowKafka.Geometry.Tests;

/// <summary>The cells must never change an answer: they are held to the test of all half-spaces, to the last bit.</summary>
public class HullCellsTests
{
    public static TheoryData<string, int> Kinds()
    {
        TheoryData<string, int> data = [];
        foreach (string kind in new[] { "gaussian", "sphere", "mining", "cube" })
        {
            for (int dimension = 2; dimension <= 6; dimension++)
            {
                data.Add(kind, dimension);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Contains_PointsAboutAHull_AnswersLikeAllHalfSpaces(string kind, int dimension)
    {
        int[] counts = [0, 0, 400, 300, 300, 80, 40];
        double[] cloud = Clouds.OfKind(kind, 17, counts[dimension], dimension);
        Check(ConvexHull.Of(cloud, dimension), 3000);
    }

    [Theory]
    [InlineData(1e-200, 0)]
    [InlineData(1e-3, 1e6)]
    [InlineData(1, 1e12)]
    [InlineData(1, 4e15)]
    [InlineData(1e150, 0)]
    [InlineData(1e295, 0)]
    public void Contains_AtAnyScaleAndPlace_AnswersLikeAllHalfSpaces(double scale, double place)
    {
        double[] cloud = [.. Clouds.Cube(5, 300, 4, 1000).Select((x, at) => at % 4 == 1 ? x : (x * scale) + place)];
        Check(ConvexHull.Of(cloud, 4), 2000);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public void Contains_AFlatHull_AnswersLikeAllHalfSpaces(int dimension)
    {
        double[] cloud = Clouds.Sphere(3, 300, dimension);
        for (int at = 0; at < cloud.Length; at += dimension)
        {
            cloud[at] = 3 + (2 * cloud[at + 1]) - (cloud[at + dimension - 1] / 3);
        }

        ConvexHull hull = ConvexHull.Of(cloud, dimension);
        Assert.Equal(dimension - 1, hull.AffineDimension);
        Check(hull, 2000);
    }

    [Fact]
    public void Contains_AHullWithAMargin_AnswersLikeAllHalfSpaces() =>
        Check(ConvexHull.Of(Clouds.Mining(9, 2000, 4), 4).WithMargin(0.05), 3000);

    [Fact]
    public void Contains_ManyThousandFacetsInSixDimensions_IsBuiltAndAnswers() =>
        Check(ConvexHull.Of(Clouds.Sphere(1, 120, 6), 6), 300);

    [Fact]
    public void Find_ABall_KnowsItsMiddleItsCornersAndItsBoundary()
    {
        ConvexHull hull = ConvexHull.Of(Clouds.Sphere(2, 200, 4), 4);
        HalfSpace[] halfSpaces = [.. hull.HalfSpaces];
        int[] order = [.. Enumerable.Range(0, halfSpaces.Length)];
        HalfSpaceBlocks blocks = new(halfSpaces, order, 4, HullMembership.Tolerance);
        HullCells cells = HullCellsBuilder.Of(halfSpaces, order, blocks, hull.BoundingBox, hull.Vertices.Span, 1e-14)!;

        Assert.Equal(HullCells.Inside, cells.Find(hull.Centroid.Span));
        Assert.Equal(HullCells.Outside, cells.Find([0.8, 0.8, 0.8, 0.8]));
        Assert.Equal(HullCells.Unknown, cells.Find([9, 0, 0, 0]));
        int list = cells.Find(hull.Vertices.Span[..4]);
        Assert.InRange(cells.Blocks(list).Length, 1, blocks.Count);
    }

    private static void Check(ConvexHull hull, int trials)
    {
        HullMembership[] memberships =
        [
            hull.ToMembership(),
            new(hull.HalfSpaces, hull.Dimension, hull.BoundingBox),
        ];
        double[] asked = Asked(hull, trials);
        bool[] expected = [.. asked.Chunk(hull.Dimension).Select(point => Brute(hull, point))];
        bool[] answers = new bool[expected.Length];
        Assert.Contains(true, expected);
        Assert.Contains(false, expected);
        foreach (HullMembership membership in memberships)
        {
            Assert.Equal(expected, asked.Chunk(hull.Dimension).Select(point => membership.Contains(point)));
            Assert.Equal(expected.Count(answer => answer), membership.Contains(asked, answers));
            Assert.Equal(expected, answers);
        }
    }

    // Vertices, what lies between some of them, on facets and their last bits, just off them, and all over and around the box.
    private static double[] Asked(ConvexHull hull, int trials)
    {
        Random random = new(trials);
        int dimension = hull.Dimension;
        double[] centroid = hull.Centroid.ToArray();
        double[][] vertices = [.. hull.Vertices.ToArray().Chunk(dimension)];
        List<double> asked = [.. hull.Vertices.Span];
        for (int trial = 0; trial < trials; trial++)
        {
            double[][] some = random.GetItems(vertices, random.Next(1, dimension + 1));
            double stretch = random.GetItems([0, 0, 1e-15, -1e-15, 1e-9, -1e-9, 0.05, -0.05, 1], 1)[0];
            asked.AddRange(Enumerable.Range(0, dimension).Select(axis =>
                (some.Average(vertex => vertex[axis] / 2) * 2) + (stretch * (some[0][axis] - centroid[axis]))));
            asked.AddRange(Enumerable.Range(0, dimension).Select(axis =>
            {
                double low = hull.BoundingBox.Minimum.Span[axis];
                double high = hull.BoundingBox.Maximum.Span[axis];
                return low + (((1.2 * random.NextDouble()) - 0.1) * (high - low));
            }));
        }

        return [.. asked, .. Enumerable.Repeat(double.NaN, dimension), .. Enumerable.Repeat(double.PositiveInfinity, dimension)];
    }

    private static bool Brute(ConvexHull hull, double[] point)
    {
        double slack = 0;
        for (int axis = 0; axis < point.Length; axis++)
        {
            slack += HullMembership.Tolerance
                * Math.Max(Math.Abs(hull.BoundingBox.Minimum.Span[axis]), Math.Abs(hull.BoundingBox.Maximum.Span[axis]));
        }

        return hull.BoundingBox.Contains(point) && hull.HalfSpaces.All(halfSpace =>
        {
            double sum = halfSpace.Normal.Span[0] * point[0];
            for (int axis = 1; axis < point.Length; axis++)
            {
                sum = Math.FusedMultiplyAdd(halfSpace.Normal.Span[axis], point[axis], sum);
            }

            return sum <= halfSpace.Offset + (HullMembership.Tolerance * Math.Abs(halfSpace.Offset)) + slack;
        });
    }
}
