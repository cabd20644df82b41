using System.Globalization;

namespace FlowKafka.Simulation.Tests;

/// <summary>A capture of xmrig at the pool on port 13531, as windows of ten minutes, and what is known of its machine.</summary>
internal sealed record RealCapture(string Name, double HashRate, bool Timestamps, bool Probes, double Difficulty, IReadOnlyList<long[]> Windows)
{
    private const string Port = "13531";

    /// <summary>Connections whose bare ACKs have 40 bytes; those of the others have 52.</summary>
    private static readonly string[] WithoutTimestamps = ["1617735265_JLF2d", "1618213054_3POZq", "1618301296_vpTmY", WithoutProbes];

    /// <summary>The one machine on which no TCP probes are to be seen (it runs Windows).</summary>
    private const string WithoutProbes = "1619284857_caR2V";

    /// <summary>The pool doubled its difficulty between the captures of 13 and of 23 April 2021 (Unix seconds).</summary>
    private const long Doubled = 1_618_500_000;

    /// <summary>Reads the XMR captures of a folder; the first and the last window of each are partial and left out.</summary>
    public static IReadOnlyList<RealCapture> ReadAll(string folder)
    {
        var captures = new List<RealCapture>();
        foreach (var label in File.ReadLines(Path.Combine(folder, "labels.csv")).Select(line => line.Split(',')))
        {
            if (label is [var name, _, _, _, _, _, _, var quarterHour, _, "xmr", ..])
                captures.Add(Read(Path.Combine(folder, name + ".600s.log"), name, double.Parse(quarterHour, CultureInfo.InvariantCulture)));
        }

        return captures;
    }

    private static RealCapture Read(string file, string name, double hashRate)
    {
        var windows = new SortedDictionary<long, long[]>();
        foreach (var columns in File.ReadLines(file).Skip(1).Select(line => line.Split(' ')))
        {
            var up = columns[6] == Port;
            var (packets, bytes, start) = (long.Parse(columns[8]), long.Parse(columns[9]), long.Parse(columns[10]));
            if (!windows.TryGetValue(start / 600, out var totals))
                windows.Add(start / 600, totals = new long[4]);
            totals[up ? 0 : 2] += bytes;
            totals[up ? 1 : 3] += packets;
        }

        var whole = windows.Values.Skip(1).SkipLast(1).ToArray();
        return new RealCapture(name, hashRate, !WithoutTimestamps.Contains(name), name != WithoutProbes, windows.Keys.First() * 600 < Doubled ? 16_384 : 32_768, whole);
    }
}
