using System.Diagnostics;
using System.Globalization;

namespace FlowKafka.Geometry.Tests;

/// <summary>Real miners' windows: thin, striated clouds of integers.</summary>
public class MiningCapturesTests
{
    [Fact]
    public void Of_TheCapturesWindows_HoldsThemAllWithTheReferencesVolume()
    {
        if (Folder() is not { } folder)
        {
            return;
        }

        List<double> all = [];
        foreach (string file in Directory.GetFiles(folder, "*.600s.log").Order(StringComparer.Ordinal))
        {
            double[] points = Points(file);
            all.AddRange(points);
            Check(Path.GetFileName(file), points);
        }

        Check("all captures", [.. all]);
        Check("all captures, logarithms", [.. all.Select(x => Math.Log(1 + x))]);
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

    private static double[] Points(string file)
    {
        SortedDictionary<(string, string, long), double[]> windows = [];
        foreach (string[] field in File.ReadLines(file).Skip(1).Select(line => line.Split(' ')).Where(field => field[^1] == "OK"))
        {
            bool fromClient = int.Parse(field[5], CultureInfo.InvariantCulture) > int.Parse(field[6], CultureInfo.InvariantCulture);
            long window = long.Parse(field[10], CultureInfo.InvariantCulture) / 600;
            var key = fromClient ? (field[3], field[4], window) : (field[4], field[3], window);
            double[] point = windows.TryGetValue(key, out double[]? known) ? known : windows[key] = new double[4];
            point[fromClient ? 0 : 2] += long.Parse(field[9], CultureInfo.InvariantCulture);
            point[fromClient ? 1 : 3] += long.Parse(field[8], CultureInfo.InvariantCulture);
        }

        return [.. windows.Values.SelectMany(point => point)];
    }

    private static string? Folder()
    {
        DirectoryInfo? root = new(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "FlowKafka.sln")))
        {
            root = root.Parent;
        }

        string folder = Path.Combine(root?.FullName ?? ".", "..", "shared", "data", "mining", "cj-sniffer");
        if (Directory.Exists(folder))
        {
            return folder;
        }

        Assert.False(Environment.GetEnvironmentVariable("CI") == "true", $"{folder} is missing.");
        Console.WriteLine($"Skipped: {folder} is missing.");
        return null;
    }
}
