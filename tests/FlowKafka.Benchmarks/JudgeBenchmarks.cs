using BenchmarkDotNet.Attributes;
using FlowKafka.Detection;
using FlowKafka.Detection.Episodes;
using FlowKafka.Detection.Findings;
using FlowKafka.Detection.Models;
using FlowKafka.Flows;
using FlowKafka.Geometry;
using FlowKafka.Streams.Points;

namespace FlowKafka.Benchmarks;

/// <summary>
/// One window of every pair through judge: profile, hull, verdict. A tenth of the pairs moves inside the hull's box, the
/// others beside it; nothing is flagged, as almost nothing ever is.
/// </summary>
[MemoryDiagnoser]
[SimpleJob(launchCount: 1, warmupCount: 2, iterationCount: 10, invocationCount: 1)]
public class JudgeBenchmarks : IDetectionSink
{
    private const int Pairs = 100_000;
    private const long Size = 600_000;

    private readonly IpPair[] _pairs = new IpPair[Pairs];
    private readonly Random _random = new(1);
    private WindowPoint[] _points = [];
    private Judge _judge = null!;
    private int _window;

    /// <summary>Points that a profile holds.</summary>
    [Params(12, 144)]
    public int History { get; set; }

    /// <summary>Whether the detectors look, too.</summary>
    [Params(false, true)]
    public bool Detectors { get; set; }

    /// <summary>Fills the profiles.</summary>
    [GlobalSetup]
    public void Fill()
    {
        for (var i = 0; i < Pairs; i++)
            _pairs[i] = IpPair.Of(IpAddress.FromV4(0x0A00_0000 + (uint)i), IpAddress.FromV4(0xCB00_7100 + (uint)(i % 1000)), 6, "111122223333");
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var options = new JudgeOptions
        {
            Horizon = TimeSpan.FromMinutes(10 * History),
            EpisodeSilence = TimeSpan.FromMinutes(20),
            Detectors = Detectors ? new DetectorOptions().Build() : [],
            ReportedAlone = new HashSet<FindingKind>(),
        };
        _judge = new(options, [Thin()], this);
        for (var i = 0; i < History; i++)
        {
            Make();
            Observe();
        }

        _points = [];
        Console.WriteLine($"// {(GC.GetTotalMemory(forceFullCollection: true) - before) / Pairs} bytes a pair with {History} points");
    }

    /// <summary>Makes the next window of every pair.</summary>
    [IterationSetup]
    public void Make()
    {
        _points = new WindowPoint[Pairs];
        var start = _window * Size;
        for (var i = 0; i < Pairs; i++)
        {
            var packets = i % 10 == 0 ? _random.Next(20, 200) : _random.Next(300, 900);
            var sent = new SentTraffic(packets * 90, packets, 1, "111122223333/eni-1", 1);
            _points[i] = new()
            {
                Pair = _pairs[i],
                Start = start,
                End = start + Size,
                Lower = sent,
                Higher = sent,
                Conversation = new() { Start = 0, Points = _window + 1 },
            };
        }

        _window++;
    }

    /// <summary>Judges them.</summary>
    [Benchmark(OperationsPerInvoke = Pairs)]
    public int Observe()
    {
        foreach (ref readonly var point in _points.AsSpan())
            _judge.Observe(point);
        _judge.Advance(_window * Size);
        return _judge.OpenEpisodes;
    }

    void IDetectionSink.Detected(EpisodeRevision revision) => throw new InvalidOperationException("Nothing here mines.");

    void IDetectionSink.EpisodeChanged(EpisodeState state)
    {
    }

    void IDetectionSink.EpisodeForgotten(EpisodeState state)
    {
    }

    // A thin cloud, as mining's are: bytes follow packets closely.
    private static Model Thin()
    {
        var random = new Random(2);
        var cloud = new double[4 * 1000];
        for (var i = 0; i < cloud.Length; i += 4)
        {
            var packets = random.Next(20, 200);
            (cloud[i], cloud[i + 1]) = ((packets * 110) + random.Next(500), packets);
            (cloud[i + 2], cloud[i + 3]) = ((packets * 95) + random.Next(2000), (packets * 2 / 3) + random.Next(20));
        }

        return new()
        {
            Name = "thin",
            WindowSize = TimeSpan.FromMinutes(10),
            Hulls = [ModelHull.Of(ConvexHull.Of(cloud, 4))],
            TrainedOn = new("A made-up cloud.", true, []),
        };
    }
}
