using BenchmarkDotNet.Attributes;
using FlowKafka.Detection.Hosts;
using FlowKafka.Detection.Models;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;

namespace FlowKafka.Benchmarks;

/// <summary>
/// One window of every pair through a book of hosts, in both roles, with the shipped models: 300 clients of 333 servers
/// each, 30,000 servers, in the order in which the messages of four partitions come.
/// </summary>
[MemoryDiagnoser]
[SimpleJob(launchCount: 1, warmupCount: 2, iterationCount: 10, invocationCount: 1)]
public class HostBookBenchmarks : IHostSink
{
    private const int Pairs = 100_000;
    private const int Clients = 300;
    private const int Servers = 30_000;
    private const long Size = 600_000;
    private const long Origin = 1_767_571_200_000;

    private readonly Random _random = new(1);
    private readonly WindowPoint[] _points = new WindowPoint[Pairs];
    private HostBook _book = null!;
    private int _window;
    private long _told;

    /// <summary>How many of the shipped models are asked.</summary>
    [Params(0, 6)]
    public int Models { get; set; }

    /// <summary>Makes the pairs and lets the book see twelve windows.</summary>
    [GlobalSetup]
    public void Fill()
    {
        for (var i = 0; i < Pairs; i++)
        {
            var server = (uint)_random.Next(Servers);
            _points[i].Pair = IpPair.Of(IpAddress.FromV4(0x0A00_0000 + (uint)(i % Clients)), IpAddress.FromV4(0xC600_0000 + (server * 37)), 6, "111122223333");
        }

        var partitions = _points.GroupBy(point => StableHash.Partition(point.Pair.StableHash, 4)).SelectMany(part => part.OrderBy(point => point.Pair).Chunk(500));
        partitions.OrderBy(pack => pack[0].Pair.StableHash).SelectMany(pack => pack).ToArray().CopyTo(_points, 0);
        var models = Directory.GetFiles(Path.Combine(Folder(), "models"), "*.json").Order(StringComparer.Ordinal).Take(Models).Select(path =>
        {
            using var file = File.OpenRead(path);
            return Model.Load(file);
        });
        _book = new(new() { Models = [.. models] });
        for (var i = 0; i < 12; i++)
        {
            Make();
            Observe();
        }
    }

    /// <summary>Makes the next window of every pair.</summary>
    [IterationSetup]
    public void Make()
    {
        var start = Origin + (_window++ * Size);
        foreach (ref var point in _points.AsSpan())
        {
            var packets = _random.Next(3, 900);
            point.Start = start;
            point.End = start + Size;
            point.Lower = new(packets * 90L, packets, 1, "111122223333/eni-1", 1);
            point.Higher = new(packets * 400L, packets, 1, "111122223333/eni-1", 1);
            (point.LowerPorts, point.HigherPorts) = (new(3, 50_000), new(1, 443));
            point.Conversation = new() { Start = Origin, Points = _window, ServicePorts = new(_window, 0, Side.Lower) };
        }
    }

    /// <summary>Observes and closes; the figures are of a point in one role.</summary>
    [Benchmark(OperationsPerInvoke = 2 * Pairs)]
    public long Observe()
    {
        foreach (ref readonly var point in _points.AsSpan())
        {
            _book.Observe(point, HostRole.Server);
            _book.Observe(point, HostRole.Client);
        }

        _book.Close(Origin + (_window * Size), this);
        return _told;
    }

    void IHostSink.Tell(in IpPair pair, in ServerContext server) => _told += server.Clients;

    void IHostSink.Tell(in IpPair pair, in ClientContext client) => _told += client.BaselineHours;

    void IHostSink.Rotating(in WindowPoint point, ServerRotation rotation) => _told++;

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "FlowKafka.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
