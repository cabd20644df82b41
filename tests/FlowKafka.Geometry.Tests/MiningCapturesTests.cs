using System.Diagnostics;

namespace FlowKafka.Geometry.Tests;

/// <summary>Real miners' windows: thin, striated clouds of integers.</summary>
public class MiningCapturesTests
{
    [Fact]
    public void Of_TheCapturesWindows_HoldsThemAllWithTheReferencesVolume()
    {
        List<double> all = [];
        foreach (string file in Captures.Find("mining/cj-sniffer"))
        {
            double[] points = Captures.Points(file);
            all.AddRange(points);
            Check(Path.GetFileName(file), points);
        }

        if (all.Count == 0)
        {
            return;
        }

        Check("all captures", [.. all]);
        Check("all captures, logarithms", [.. all.Select(x => Math.Log(1 + x))]);
    }

    [Fact]
    public void Contains_RealWindowsAndPointsAboutTheFacets_AgreesWithIntegers()
    {
        double[] mining = [.. Captures.Find("mining/cj-sniffer").SelectMany(Captures.Points)];
        double[] other = [.. Captures.Find("mining/pcaps").Concat(Captures.Find("benign")).SelectMany(Captures.Points)];
        if (mining.Length == 0)
        {
            return;
        }

        ConvexHull hull = ConvexHull.Of(mining, 4);
        ExactHull exact = new(hull, mining);
        HullMembership membership = hull.ToMembership();
        double[] asked = [.. mining, .. other, .. AboutFacets(hull)];
        bool[] answers = new bool[asked.Length / 4];
        int inside = membership.Contains(asked, answers);
        bool[] expected = [.. asked.Chunk(4).AsParallel().AsOrdered().Select(point => exact.Contains([.. point.Select(x => (long)x)]))];
        Console.WriteLine($"{hull.FacetCount} facets: {inside} of {asked.Length / 4} points are inside, {other.Length / 4} are of other traffic.");

        Assert.Equal(expected, answers);
        Assert.All(hull.Vertices.ToArray().Chunk(4), vertex => Assert.True(membership.Contains(vertex)));
        Assert.InRange(inside, mining.Length / 4, (asked.Length / 4) - 1000);
    }

    // The integer points next to each facet's middle, there and 5 % nearer to the centroid and farther from it.
    private static IEnumerable<double> AboutFacets(ConvexHull hull)
    {
        double[] centroid = hull.Centroid.ToArray();
        double[][] vertices = [.. hull.Vertices.ToArray().Chunk(4)];
        foreach (HalfSpace facet in hull.HalfSpaces)
        {
            double[][] on = [.. vertices.Where(vertex => Math.Abs(facet.Depth(vertex)) < 1e-9 * (1 + Math.Abs(facet.Offset)))];
            foreach (double factor in new[] { 0.95, 1, 1.05 })
            {
                for (int axis = 0; axis < 4; axis++)
                {
                    yield return Math.Round(centroid[axis] + (factor * (on.Average(vertex => vertex[axis]) - centroid[axis])));
                }
            }
        }
    }

    private static void Check(string name, double[] points)
    {
        long start = Stopwatch.GetTimestamp();
        ConvexHull hull = ConvexHull.Of(points, 4);
        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        HullMembership membership = hull.ToMembership();
        bool[] inside = new bool[points.Length / 4];
        Console.WriteLine(
            $"{name}: {inside.Length} windows, dimension {hull.AffineDimension}, {hull.VertexCount} vertices, {hull.FacetCount} facets, volume {hull.Volume:G6}, {milliseconds:F2} ms");

        Assert.Equal(inside.Length, membership.Contains(points, inside));
        Assert.Equal(4, hull.AffineDimension);
        if (Qhull.IsHere())
        {
            var reference = Qhull.Ask(points, 4);
            Console.WriteLine($"  qconvex: {reference?.HalfSpaces.Count} facets, volume {reference?.Volume:G6}");
            if (reference is not null)
            {
                // The reference merges facets that are nearly coplanar into one that holds both.
                Assert.Equal(reference.Value.Volume, hull.Volume, 1e-5 * hull.Volume);
                Assert.InRange(reference.Value.HalfSpaces.Count, 0, hull.FacetCount);
            }
        }
    }
}
