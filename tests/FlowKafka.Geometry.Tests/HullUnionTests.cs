namespace FlowKafka.Geometry.Tests;

public class HullUnionTests
{
    private static readonly DensityClusteringOptions Close = new() { Radius = 0.4, MinimumPoints = 4 };

    /// <summary>Two lattices of 5 × 5, 50 apart, and one point in between.</summary>
    private static readonly double[] TwoIslands =
        [.. Clouds.Grid(5, 2), .. Clouds.Grid(5, 2).Select((x, at) => at % 2 == 0 ? x + 50 : x), 25, 2];

    [Fact]
    public void Of_TwoIslandsAndALonePoint_IsTwoHullsAndNoise()
    {
        HullUnion union = HullUnion.Of(TwoIslands, 2, Close with { Radius = 0.8 });

        Assert.Equal(2, union.Hulls.Count);
        Assert.Equal([0.0, 0, 0, 4, 4, 0, 4, 4], union.Hulls[0].Vertices.ToArray());
        Assert.Equal([50.0, 0, 50, 4, 54, 0, 54, 4], union.Hulls[1].Vertices.ToArray());
        Assert.Equal([25.0, 2], union.Noise.ToArray());
        Assert.Equal(1, union.NoiseCount);
        Assert.True(union.Contains([4, 4]));
        Assert.True(union.Contains([52, 2]));
        Assert.False(union.Contains([25, 2]));
        Assert.False(union.Contains([4.001, 4]));
        Assert.False(union.Contains([double.NaN, 2]));
    }

    [Fact]
    public void WithMargin_AHalf_ScalesEachHullAboutItsOwnCentroid()
    {
        HullUnion union = HullUnion.Of(TwoIslands, 2, Close with { Radius = 0.8 }).WithMargin(0.5);

        Assert.True(union.Contains([5, 5]));
        Assert.True(union.Contains([49, -1]));
        Assert.False(union.Contains([5.001, 5]));
        Assert.Equal(1, union.NoiseCount);
    }

    [Theory]
    [InlineData(3, 0)]
    [InlineData(4, 3)]
    public void Of_ThreeEqualPoints_AreAClusterIfThatIsEnough(int minimum, int noise)
    {
        HullUnion union = HullUnion.Of([1, 2, 1, 2, 1, 2], 2, new() { MinimumPoints = minimum });

        Assert.Equal(noise == 0 ? 1 : 0, union.Hulls.Count);
        Assert.Equal(noise == 0 ? 0 : 1, union.NoiseCount);
        Assert.Equal(noise == 0, union.Contains([1, 2]));
    }

    [Fact]
    public void Of_APointAtTheRadius_IsANeighbour()
    {
        // The standard deviation is 1: one and one apart.
        double[] points = [0, 0, 2, 0];

        Assert.Single(HullUnion.Of(points, 2, new() { Radius = 2, MinimumPoints = 2 }).Hulls);
        Assert.Empty(HullUnion.Of(points, 2, new() { Radius = 1.999, MinimumPoints = 2 }).Hulls);
    }

    [Fact]
    public void Of_ABorderPointBetweenTwoClusters_GoesToTheNearerCore()
    {
        double[] line = [.. new double[] { 0, 1, 2, 3, 6, 8, 9, 10, 11 }.SelectMany(x => new[] { x, 0 })];
        double deviation = Math.Sqrt(new double[] { 0, 1, 2, 3, 6, 8, 9, 10, 11 }.Select(x => Math.Pow(x - (50.0 / 9), 2)).Average());

        HullUnion union = HullUnion.Of(line, 2, new() { Radius = 3.01 / deviation, MinimumPoints = 5 });

        Assert.Equal([6.0, 0, 11, 0], union.Hulls[^1].Vertices.ToArray());
    }

    [Theory]
    [InlineData("gaussian")]
    [InlineData("small cube")]
    [InlineData("mining")]
    public void Of_AnyCloud_AgreesWithTheDefinitionAndHoldsAllButTheNoise(string kind)
    {
        for (int dimension = 2; dimension <= 4; dimension++)
        {
            double[] points = Clouds.OfKind(kind, dimension, 150, dimension);
            HullUnion union = HullUnion.Of(points, dimension, Close);
            double[] scaled = Deviations.Scale(points, [.. Enumerable.Repeat(1, 150)], dimension);
            double[][] rows = [.. scaled.Chunk(dimension)];
            bool Near(double[] a, double[] b) => a.Zip(b, (x, y) => (x - y) * (x - y)).Sum() <= 0.16;
            double[][] cores = [.. rows.Where(row => rows.Count(other => Near(row, other)) >= 4)];
            double[][] noise = [.. points.Chunk(dimension).Where((_, at) => !cores.Any(core => Near(core, rows[at])))];

            double[][] found = [.. union.Noise.ToArray().Chunk(dimension)];
            Assert.Equal(noise.Select(Text).Distinct().Order(StringComparer.Ordinal), found.Select(Text).Order(StringComparer.Ordinal));
            Assert.Equal(Components(cores, Near), union.Hulls.Count);
            Assert.All(points.Chunk(dimension), point => Assert.True(union.Contains(point) || found.Any(point.SequenceEqual)));
        }
    }

    [Fact]
    public void Of_PointsInAnyOrder_IsTheSame()
    {
        double[] points = Clouds.Mining(4, 300, 4);
        HullUnion one = HullUnion.Of(points, 4, Close);
        HullUnion other = HullUnion.Of(Clouds.Shuffled(points, 4, 9), 4, Close);

        Assert.Equal(one.Noise.ToArray(), other.Noise.ToArray());
        Assert.Equal(one.Hulls.Select(hull => Text(hull.Vertices.ToArray())), other.Hulls.Select(hull => Text(hull.Vertices.ToArray())));
    }

    [Fact]
    public void Of_BadInput_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => HullUnion.Of([], 2, Close));
        Assert.Throws<ArgumentException>(() => HullUnion.Of([1, double.NaN], 2, Close));
        Assert.Throws<ArgumentOutOfRangeException>(() => HullUnion.Of([1, 2], 2, Close with { Radius = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => HullUnion.Of([1, 2], 2, Close with { Radius = double.NaN }));
        Assert.Throws<ArgumentOutOfRangeException>(() => HullUnion.Of([1, 2], 2, Close with { MinimumPoints = 0 }));
        Assert.Throws<ArgumentException>(() => HullUnion.Of([1, 2], 2, Close).Contains([1]));
        Assert.Throws<ArgumentException>(() => new HullUnion(3, [ConvexHull.Of([1, 2], 2)]));
    }

    private static string Text(double[] row) => string.Join(' ', row);

    private static int Components(double[][] cores, Func<double[], double[], bool> isNear)
    {
        HashSet<int> left = [.. Enumerable.Range(0, cores.Length)];
        int count = 0;
        for (; left.Count > 0; count++)
        {
            Queue<int> reached = new([left.First()]);
            while (reached.TryDequeue(out int at))
            {
                left.Remove(at);
                foreach (int other in left.Where(other => isNear(cores[at], cores[other])).ToArray())
                {
                    left.Remove(other);
                    reached.Enqueue(other);
                }
            }
        }

        return count;
    }
}
