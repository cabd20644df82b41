namespace FlowKafka.Geometry.Tests;

/// <summary>The degenerate zoo, for every kind of region: no cloud is an error, and each holds its own points.</summary>
public class RegionDegenerateTests
{
    public static TheoryData<string, double[], int> Zoo() => new()
    {
        { "one point", [3, 4, 5], 3 },
        { "all equal", [7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7], 4 },
        { "two points", [0, 0, 0, 0, 1, 2, 3, 4], 4 },
        { "collinear", [.. Enumerable.Range(0, 30).SelectMany(x => new double[] { x, 3 * x, 5 - x })], 3 },
        { "collinear with rounding", [.. Enumerable.Range(0, 30).SelectMany(x => new[] { x * 0.1, (x * 0.1 / 3) + 0.7 })], 2 },
        { "parallel to an axis", [.. Enumerable.Range(0, 30).SelectMany(x => new double[] { 4, x, 9 })], 3 },
        { "coplanar", [.. Enumerable.Range(0, 100).SelectMany(x => new double[] { x % 10, x / 10, (x % 10) + (x / 10) })], 3 },
        { "a grid", Clouds.Grid(3, 4), 4 },
        { "repeated", Clouds.Repeated(Clouds.Cube(1, 20, 4, 9), 5), 4 },
        { "axes of very different magnitudes", [0, 0, 1e200, 0, 0, 1e-200, 1e200, 1e-200], 2 },
        { "far from the origin", [4e15, 4e15, 4e15 + 1, 4e15, 4e15, 4e15 + 1, 4e15 + 1, 4e15 + 1], 2 },
        { "the greatest coordinates", [-1e300, -1e300, -1e300, 1e300, 1e300, 1e300, 5e-324, 1], 2 },
        { "a spike", [.. Clouds.Cube(2, 50, 2, 3), 1e9, 1], 2 },
        { "nearly collinear integers", [0, 0, 1000000000, 1000000001, 1000000001, 1000000002], 2 },
    };

    [Theory]
    [MemberData(nameof(Zoo))]
    public void Of_ADegenerateCloud_HoldsItsPointsAndNothingBeyondItsBox(string name, double[] points, int dimension)
    {
        BoundingBox box = BoundingBox.Of(points, dimension);
        IRegion[] regions =
        [
            ConvexHull.Of(points, dimension).ToMembership(),
            PairwiseHulls.Of(points, dimension),
            ConcaveHulls.Of(points, dimension, 0),
            ConcaveHulls.Of(points, dimension, 0.3),
            HullUnion.Of(points, dimension, new() { MinimumPoints = 1 }),
        ];
        foreach (IRegion region in regions)
        {
            Assert.Equal(dimension, region.Dimension);
            Assert.All(points.Chunk(dimension), point => Assert.True(region.Contains(point), $"{name}: {region} leaves out {string.Join(' ', point)}."));
            for (int axis = 0; axis < dimension; axis++)
            {
                double[] beyond = points[..dimension];
                beyond[axis] = Math.BitIncrement(box.Maximum.Span[axis]);
                Assert.False(region.Contains(beyond));
                beyond[axis] = double.NaN;
                Assert.False(region.Contains(beyond));
            }
        }
    }
}
