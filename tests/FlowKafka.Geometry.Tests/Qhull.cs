using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace FlowKafka.Geometry.Tests;

/// <summary>The reference program, of Debian's package qhull-bin.</summary>
internal static class Qhull
{
    private static readonly Lazy<bool> Present = new(() =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
            .Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, "qconvex"))));

    /// <summary>Whether the program can be asked. Without it a test skips with a printed line, but fails in CI.</summary>
    public static bool IsHere()
    {
        if (!Present.Value)
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", "qconvex is not on the PATH: install qhull-bin.");
            Console.WriteLine("Skipped: qconvex is not on the PATH; install qhull-bin.");
        }

        return Present.Value;
    }

    /// <summary>The merged half-spaces and the volume of a cloud, or null where the program refuses.</summary>
    public static (List<HalfSpace> HalfSpaces, double Volume)? Ask(double[] points, int dimension)
    {
        StringBuilder input = new();
        input.AppendLine(CultureInfo.InvariantCulture, $"{dimension}\n{points.Length / dimension}");
        for (int at = 0; at < points.Length; at++)
        {
            input.Append(points[at].ToString("R", CultureInfo.InvariantCulture));
            input.Append((at + 1) % dimension == 0 ? '\n' : ' ');
        }

        ProcessStartInfo start = new("qconvex", "n FS")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        _ = errors.Result;
        return process.ExitCode == 0 ? Parse(output.Result.Split('\n'), dimension) : null;
    }

    private static (List<HalfSpace> HalfSpaces, double Volume) Parse(string[] lines, int dimension)
    {
        int count = int.Parse(lines[1], CultureInfo.InvariantCulture);
        List<HalfSpace> halfSpaces = [];
        foreach (string line in lines.Skip(2).Take(count))
        {
            double[] numbers = Numbers(line);
            halfSpaces.Add(new HalfSpace(numbers.AsMemory(0, dimension), -numbers[dimension]));
        }

        return (halfSpaces, Numbers(lines[3 + count])[2]);
    }

    private static double[] Numbers(string line) =>
        [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
}
