using System.Runtime.InteropServices;
using BenchmarkDotNet.Attributes;
using FlowKafka.Flows;
using FlowKafka.Streams.Watermarks;
using FlowKafka.Streams.Windows;

namespace FlowKafka.Benchmarks;

/// <summary>
/// The window update: key, de-duplication, reporter choice, sums, ports, minutes. Records come in packs in random order
/// of their pairs; a tenth of the pairs has two reporters, 1 % of the records are duplicates.
/// </summary>
[MemoryDiagnoser]
[SimpleJob(launchCount: 1, warmupCount: 3, iterationCount: 10, invocationCount: 1)]
public class WindowBenchmarks
{
    private const int Records = 1 << 21;
    private const int Pack = 512;

    private readonly SymbolTable _symbols = new();
    private FlowRecord[] _records = [];
    private readonly Dictionary<ulong, long> _bytes = [];
    private readonly HashSet<UInt128> _identities = [];
    private WindowTask _task = null!;
    private ulong _round;

    /// <summary>Pairs in the open window.</summary>
    [Params(100_000, 1_000_000)]
    public int Pairs { get; set; }

    /// <summary>Fills the window, so that what is measured is the update.</summary>
    [GlobalSetup]
    public void Fill()
    {
        _records = WindowTraffic.Make(_symbols, Pairs, Records);
        _task = new WindowTask(new WindowOptions(), TimeSpan.FromMinutes(25), _symbols);
        _task.Apply(new WatermarkUpdate([new("logs", 1)], [new("logs", 0, long.MinValue / 2, false)]), 0);
        for (var i = 0; i < 3; i++)
        {
            Renew();
            Update();
        }
    }

    /// <summary>Gives every record an identity not seen before, but for 1 % that repeat the one before them.</summary>
    [IterationSetup]
    public void Renew() => WindowTraffic.Renew(_records, ++_round);

    /// <summary>The peer: sums bytes by the hash of the pair in a dictionary, and keeps identities in a hash set.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Records)]
    public long DictionaryAndHashSet()
    {
        var duplicates = 0L;
        foreach (ref readonly var record in _records.AsSpan())
        {
            if (!_identities.Add(record.Identity))
            {
                duplicates++;
                continue;
            }

            var isLower = record.Source < record.Destination;
            var hash = StableHash.OfPair(
                isLower ? record.Source : record.Destination, isLower ? record.Destination : record.Source, record.Protocol, 0);
            CollectionsMarshal.GetValueRefOrAddDefault(_bytes, hash, out _) += record.Bytes;
        }

        return duplicates;
    }

    /// <summary>Adds all records.</summary>
    [Benchmark(OperationsPerInvoke = Records)]
    public long Update()
    {
        for (var i = 0; i < _records.Length; i += Pack)
            _task.Add(_records.AsSpan(i, Pack), i);
        return _task.Counts.Duplicates;
    }

    /// <summary>Says what a pair and a record cost in memory.</summary>
    [GlobalCleanup]
    public void Report()
    {
        var (pairs, identities) = _task.OpenBytes;
        var counted = _task.Counts.Records - _task.Counts.Duplicates;
        Console.WriteLine($"// {Pairs} pairs: {(double)pairs / _task.OpenPairs:F1} bytes a pair, {(double)identities / counted:F1} bytes a record");
    }
}
