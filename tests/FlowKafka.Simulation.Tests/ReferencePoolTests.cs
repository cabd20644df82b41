using Xunit;
using Xunit.Abstractions;

namespace FlowKafka.Simulation.Tests;

/// <summary>Simulated miners of the reference pool beside the captures of real ones, at the hash rates of these.</summary>
public sealed class ReferencePoolTests(ITestOutputHelper output)
{
    /// <summary>Simulated windows for each real one, in the row of all captures.</summary>
    private const int Times = 8;

    /// <summary>Captures of 30 and more windows in which the machine ran at the rate of its label all the time.</summary>
    private static readonly string[] Steady = ["1613757603_ShWXL", "1618213054_3POZq", "1619284857_caR2V", "1619677604_K1GN3"];

    [Fact]
    public void Lines_OfTheReferencePool_AreDistributedAsTheCaptures()
    {
        var folder = Path.GetFullPath(Path.Combine(RepositoryRoot(), "..", "shared", "data", "mining", "cj-sniffer"));
        if (!Directory.Exists(folder))
        {
            Console.WriteLine($"Skipped: {folder} is missing.");
            return;
        }

        var captures = RealCapture.ReadAll(folder);
        List<long[]> real = [], simulated = [];
        foreach (var capture in captures)
        {
            var windows = Simulate(capture);
            output.WriteLine(Row(capture.Name, capture.HashRate, capture.Windows, windows));
            if (Steady.Contains(capture.Name))
                Assert.All(Distances(capture.Windows, windows), distance => Assert.InRange(distance, 0, 0.15));
            real.AddRange(capture.Windows);
            simulated.AddRange(windows.Take(Times * capture.Windows.Count));
        }

        output.WriteLine(Row("all", 0, real, simulated));
        Assert.Equal(10, captures.Count);
        Assert.All(Distances(real, simulated), distance => Assert.InRange(distance, 0, 0.10));
    }

    /// <summary>Twelve miners for a day, each at the capture's hash rate, in windows aligned as the captures' are.</summary>
    private static List<long[]> Simulate(RealCapture capture)
    {
        var run = new LabelledRun(new SimulationOptions
        {
            Seed = (int)(capture.HashRate * 10),
            Hosts = 12,
            Miners = 12,
            Hours = 24,
            OrdinaryTraffic = false,
            AlignedWindows = true,
            Duplicates = 0,
            LostWindows = 0,
            Regime = MinerRegime.ReferencePool with
            {
                HashRate = new(capture.HashRate, capture.HashRate),
                Difficulty = new(capture.Difficulty, capture.Difficulty),
                Timestamps = capture.Timestamps ? 1 : 0,
                TcpKeepalive = capture.Probes ? 1 : 0,
            },
        });
        return run.Interior(TrafficKind.XmrStratum).ConvertAll(w => new[] { w.UpBytes, w.UpPackets, w.DownBytes, w.DownPackets });
    }

    private static double[] Distances(IReadOnlyList<long[]> real, IReadOnlyList<long[]> simulated) =>
        [.. Enumerable.Range(0, 4).Select(i => KolmogorovSmirnov.Distance(real.Select(w => w[i]), simulated.Select(w => w[i])))];

    private static FormattableString Cells(double[] d) => $"{d[0]:0.00} | {d[1]:0.00} | {d[2]:0.00} | {d[3]:0.00}";

    private static string Row(string name, double hashRate, IReadOnlyList<long[]> real, IReadOnlyList<long[]> simulated) => FormattableString.Invariant(
        $"| {name} | {hashRate} | {real.Count} | {FormattableString.Invariant(Cells(Distances(real, simulated)))} | {Noise(real.Count, simulated.Count):0.00} | {Medians(real)} | {Medians(simulated)} |");

    /// <summary>The distance that two samples of one distribution exceed in 5 % of cases.</summary>
    private static double Noise(int one, int other) => 1.358 * Math.Sqrt((one + other) / ((double)one * other));

    private static string Medians(IReadOnlyList<long[]> windows) =>
        string.Join(" / ", Enumerable.Range(0, 4).Select(i => windows.Select(w => w[i]).Order().ElementAt(windows.Count / 2)));

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "FlowKafka.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("FlowKafka.sln is in no folder above the tests.");
    }
}
