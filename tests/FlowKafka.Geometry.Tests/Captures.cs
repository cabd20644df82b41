using System.Globalization;

namespace FlowKafka.Geometry.Tests;

/// <summary>Real traffic beside the repository, as windows of ten minutes: bytes and packets of the client and of the server.</summary>
internal static class Captures
{
    /// <summary>The logs of a folder of the samples. Without these a test skips with a printed line, but fails in CI.</summary>
    public static string[] Find(string folder)
    {
        DirectoryInfo? root = new(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "FlowKafka.sln")))
        {
            root = root.Parent;
        }

        string path = Path.Combine(root?.FullName ?? ".", "..", "shared", "data", folder);
        if (Directory.Exists(path))
        {
            return [.. Directory.GetFiles(path, "*.600s.log", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        }

        Assert.False(Environment.GetEnvironmentVariable("CI") == "true", $"{path} is missing.");
        Console.WriteLine($"Skipped: {path} is missing.");
        return [];
    }

    /// <summary>The windows of a log, row by row; the client is the side of the higher port.</summary>
    public static double[] Points(string file)
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
}
