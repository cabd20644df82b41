namespace FlowKafka.Geometry.Tests;

public class ConvexHullAgainstQhullTests
{
    public static TheoryData<string, int> Kinds()
    {
        TheoryData<string, int> data = [];
        foreach (string kind in new[] { "gaussian", "cube", "small cube", "sphere", "grid", "mining", "repeated" })
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
    public void Of_RandomClouds_HasTheReferencesHalfSpacesAndVolume(string kind, int dimension)
    {
        if (!Qhull.IsHere())
        {
            return;
        }

        for (int seed = 1; seed <= 7; seed++)
        {
            double[] points = Cloud(kind, seed, dimension);
            ConvexHull hull = ConvexHull.Of(points, dimension);
            var (halfSpaces, volume) = Qhull.Ask(points, dimension) ?? throw new InvalidOperationException("qconvex refused.");

            Assert.Equal(dimension, hull.AffineDimension);
            Assert.Equal(volume, hull.Volume, 1e-10 * volume);
            Assert.Equal(halfSpaces.Count, hull.HalfSpaces.Count);
            double size = points.Max(Math.Abs);
            Assert.All(hull.HalfSpaces, own => Assert.Contains(halfSpaces, other => Agree(own, other, size)));
        }
    }

    private static bool Agree(HalfSpace own, HalfSpace other, double size)
    {
        double apart = Math.Abs(own.Offset - other.Offset) / size;
        for (int axis = 0; axis < own.Normal.Length; axis++)
        {
            apart = Math.Max(apart, Math.Abs(own.Normal.Span[axis] - other.Normal.Span[axis]));
        }

        return apart < 1e-9;
    }

    private static double[] Cloud(string kind, int seed, int dimension)
    {
        int[] counts = [0, 0, 200, 200, 120, 40, 20];
        int count = counts[dimension] + seed;
        return kind switch
        {
            "gaussian" => Clouds.Gaussian(seed, count, dimension),
            "cube" => Clouds.Cube(seed, count, dimension, 1000),
            "small cube" => Clouds.Cube(seed, count, dimension, 4),
            "sphere" => Clouds.Sphere(seed, count / 2, dimension),
            "grid" => Clouds.Grid(dimension > 4 ? 2 : 2 + (seed % 4), dimension),
            "mining" => Clouds.Mining(seed, count, dimension),
            _ => Clouds.Repeated(Clouds.Cube(seed, count / 2, dimension, 20), 3),
        };
    }
}
