using FlowKafka.Detection.Episodes;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace FlowKafka.Detection.Tests.Judging;

/// <summary>A judge that was killed and rebuilt goes on as if it had never stopped, wherever the crash fell.</summary>
public sealed class RestartTests
{
    private const int Windows = 90;
    private const int HorizonWindows = 24;
    private const int LastClose = Windows + 40;

    private static readonly JudgeOptions Options = new()
    {
        Horizon = TimeSpan.FromHours(4),
        EpisodeSilence = TimeSpan.FromMinutes(30),
    };

    /// <summary>What a pair does in a window, by a number from 0 to 99.</summary>
    private static Trace Step(Trace trace, int window, int behaviour) => behaviour switch
    {
        < 66 => trace.Add(window, (50 + (behaviour % 7), 25, 70, 35)),
        < 69 => trace.Add(window, (58, 28, 76, 38), clientPort: (ushort)(50_000 + behaviour)),
        < 72 => trace.Add(window, (900, 25, 70, 35)),
        < 74 => trace.Add(window, (50, 25, 70, 35), syn: Side.Lower),
        < 76 => trace.Add(window, (50, 25, 70, 35), ports: Side.Higher),
        < 79 => trace.Add(window, (50, 25, 70, 35), unknown: true),
        < 83 => trace.Lose(window),
        < 85 => trace.Reject(window),
        < 86 => trace.End(window, window - 3),
        _ => trace,
    };

    private static IReadOnlyList<WindowPoint> Points(int[][] behaviours)
    {
        Trace[] traces =
        [
            new("10.0.0.1", "203.0.113.1", 3),
            new("203.0.113.7", "10.0.0.2", 3),
            new("2001:db8::1", "2001:db8::2", 3),
        ];
        var points = new List<WindowPoint>();
        for (var pair = 0; pair < traces.Length; pair++)
        {
            for (var window = 0; window < Windows; window++)
                Step(traces[pair], window, behaviours[pair][window]);
            points.AddRange(traces[pair].Points);
        }

        return points;
    }

    private static Bench NewBench() => new(
        Options,
        BoxModel.Of("narrow", [40, 20, 60, 30], [57, 30, 80, 40], threshold: 0.8, minimumPoints: 3),
        BoxModel.Of("wide", [40, 20, 40, 20], [80, 40, 80, 40], threshold: 0.9, minimumPoints: 5));

    /// <summary>
    /// Runs to window <paramref name="crash"/>, whose detections are acknowledged, and whose states are in the changelog as far as
    /// <paramref name="written"/> says, bit by bit; rebuilds from what was committed; returns all that was written in both lives.
    /// </summary>
    private static List<(string Id, string Json)> Crash(IReadOnlyList<WindowPoint> points, int crash, int written, int committed, int extraReplay)
    {
        var first = NewBench().Run(points, 0, crash - 1);
        var changelog = first.Recorder.Changelog.Values.ToDictionary(state => state.Id);
        first.Run(points, crash, crash);
        var bit = 0;
        foreach (var state in first.Recorder.Changelog.Values.Where(state => !changelog.TryGetValue(state.Id, out var old) || old != state).ToList())
        {
            if ((written >> bit++ & 1) == 1)
                changelog[state.Id] = state;
        }

        foreach (var state in first.Recorder.Forgotten)
            changelog.Remove(state.Id);

        var second = NewBench();
        second.Judge.Replay();
        foreach (var state in changelog.Values)
            second.Judge.Restore(state);
        second.Judge.GoLive(Trace.EndOf(committed));
        second.Run(points, Math.Max(0, committed + 1 - HorizonWindows - extraReplay), LastClose);
        return [.. first.Recorder.Documents, .. second.Recorder.Documents];
    }

    private static void SameOutput(IReadOnlyList<(string Id, string Json)> expected, IReadOnlyList<(string Id, string Json)> actual, string what)
    {
        var byId = expected.ToDictionary(document => document.Id, document => document.Json);
        foreach (var (id, json) in actual)
        {
            Assert.True(byId.ContainsKey(id), $"{what}: {id} was never written by a judge that did not stop: {json}");
            Assert.Equal(byId[id], json);
        }

        Assert.Equal(byId.Keys.Order(StringComparer.Ordinal), actual.Select(document => document.Id).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Restart_AnywhereInRandomTraces_WritesWhatAJudgeThatNeverStoppedWrites()
    {
        var revisions = 0;
        var traces =
            from behaviours in Gen.ArrayOf(Gen.ArrayOf(Gen.Choose(0, 99), Windows), 3)
            from crash in Gen.OneOf(Gen.Choose(1, Windows + 20), Gen.Choose(Windows - 2, Windows + 4))
            from written in Gen.Choose(0, 7)
            from back in Gen.OneOf(Gen.Choose(1, 12), Gen.Constant(1))
            from extraReplay in Gen.OneOf(Gen.Choose(0, 30), Gen.Constant(0))
            select (behaviours, crash, written, committed: Math.Max(-1, crash - back), extraReplay);

        Prop.ForAll(Arb.From(traces), c =>
        {
            var points = Points(c.behaviours);
            var expected = NewBench().Run(points, 0, LastClose).Recorder.Documents;
            revisions += expected.Count;
            SameOutput(expected, Crash(points, c.crash, c.written, c.committed, c.extraReplay), $"crash {c.crash} committed {c.committed}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(2718, 2819));

        // The property would hold of traces without episodes, too.
        Assert.InRange(revisions, 300, 100_000);
    }

    [Fact]
    public void Restart_DetectionsAcknowledgedButNoStateWritten_WritesTheSameBytesAgain()
    {
        var trace = new Trace("10.0.0.5", "203.0.113.9").Talk(0, 20);
        var whole = new Bench().Run(trace, 20);
        var second = new Bench();
        second.Judge.Replay();
        second.Judge.GoLive(Trace.EndOf(6));
        second.Run(trace, 20);

        Assert.Equal(whole.Recorder.Documents, second.Recorder.Documents);
    }

    [Fact]
    public void Restart_StateWrittenButNotCommitted_WritesNothingAgainAndGoesOn()
    {
        var trace = new Trace("10.0.0.5", "203.0.113.9").Talk(0, 20);
        var first = new Bench().Run(trace, 11); // Opened in window 7, ongoing in window 11.
        var whole = new Bench().Run(trace, 40);
        var second = new Bench();
        second.Judge.Replay();
        second.Judge.Restore(Assert.Single(first.Recorder.Changelog.Values));
        second.Judge.GoLive(Trace.EndOf(3));
        second.Run(trace, 40);

        Assert.Equal(["Open 8 47", "Ongoing 12 47"], first.Recorder.Told);
        Assert.Equal(["Rising 17 73", "Closed 27 73"], second.Recorder.Told);
        Assert.Equal(whole.Recorder.Documents, first.Recorder.Documents.Concat(second.Recorder.Documents));
    }

    [Fact]
    public void Restart_ClosedStateWrittenButNotCommitted_DoesNotOpenTheEpisodeAgain()
    {
        var trace = new Trace("10.0.0.5", "203.0.113.9").Talk(0, 8).Talk(15, 22);
        var first = new Bench().Run(trace, 22);
        var second = new Bench();
        second.Judge.Replay();
        foreach (var state in first.Recorder.Changelog.Values)
            second.Judge.Restore(state);
        second.Judge.GoLive(Trace.EndOf(4));
        second.Run(trace, 22);

        Assert.Equal(2, first.Recorder.Changelog.Count);
        Assert.Empty(second.Recorder.Revisions);
        Assert.Equal(1, second.Judge.OpenEpisodes);
    }

    [Fact]
    public void Replay_UntilToldToGoLive_WritesNothing()
    {
        var trace = new Trace("10.0.0.5", "203.0.113.9").Talk(0, 20);
        var bench = new Bench();
        bench.Judge.Replay();
        bench.Run(trace, 40);

        Assert.Empty(bench.Recorder.Revisions);
        Assert.Empty(bench.Recorder.Changes);
    }

    [Fact]
    public void Advance_OpenEpisodeWhosePointsAreGone_IsGivenUpAfterAHorizonAndCounted()
    {
        var pair = IpPair.Of(IpAddress.Parse("10.0.0.5"), IpAddress.Parse("203.0.113.9"), 6, "");
        var state = new EpisodeState(pair, Trace.Origin, Trace.EndOf(7), 47, 8, Trace.EndOf(7), false);
        var bench = new Bench();
        bench.Judge.Replay();
        bench.Judge.Restore(state);
        bench.Judge.GoLive(Trace.EndOf(7));
        Assert.Equal(1, bench.Judge.OpenEpisodes);
        bench.Judge.Advance(Trace.EndOf(7 + 144));

        Assert.Equal(state, Assert.Single(bench.Recorder.Forgotten));
        Assert.Equal(1, bench.Judge.Counts.Orphaned);
        Assert.Equal(0, bench.Judge.OpenEpisodes);
    }
}
