using BenchmarkDotNet.Attributes;
using FlowKafka.Detection.Companions;
using FlowKafka.Detection.Profiles;

namespace FlowKafka.Benchmarks;

/// <summary>Companions over a day of ten-minute windows of one miner after the other, so that no branch is learnt by heart: all, the cheap ones, and the dearest.</summary>
[MemoryDiagnoser]
public class CompanionBenchmarks
{
    private const int Miners = 256;

    private readonly OrientedWindow[][] _miners = [.. Enumerable.Range(0, Miners).Select(Miner)];
    private Companion[] _asked = [];

    /// <summary>The names to choose from.</summary>
    public static IEnumerable<string> Names => ["all-cheap", "all", "striation", "nearest-neighbour-mean", "ripley-k", "interior-size"];

    /// <summary>Which companions are asked.</summary>
    [ParamsSource(nameof(Names))]
    public string Name { get; set; } = "";

    /// <summary>Finds them.</summary>
    [GlobalSetup]
    public void Find() => _asked = [.. Companion.All.Where(companion =>
        Name == companion.Name || Name == "all" || (Name == "all-cheap" && !companion.IsCostly))];

    /// <summary>Asks them.</summary>
    [Benchmark(OperationsPerInvoke = Miners)]
    public double Measure()
    {
        var sum = 0.0;
        foreach (var windows in _miners)
        {
            foreach (var companion in _asked)
                sum += companion.Measure(windows);
        }

        return sum;
    }

    // Shares, jobs with their replies, and acknowledgements, as xmrig's windows have them.
    private static OrientedWindow[] Miner(int seed)
    {
        var random = new Random(seed);
        var windows = new OrientedWindow[144];
        for (var i = 0; i < windows.Length; i++)
        {
            var (shares, jobs) = (random.Next(8, 60), random.Next(3, 9));
            var (clientPackets, serverPackets) = (shares + shares + jobs, shares + (shares / 2) + jobs);
            var clientBytes = (40 * clientPackets) + (187 * shares) + random.Next(12);
            windows[i] = new(new(clientBytes, clientPackets, (40 * serverPackets) + (63 * shares) + (250 * jobs), serverPackets), i, 0x3FF, 50000, 3333, 1, 1);
        }

        return windows;
    }
}
