using FlowKafka.Detection.Findings;
using FlowKafka.Detection.Orientation;
using FlowKafka.Detection.Profiles;
using FlowKafka.Streams.Points;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace FlowKafka.Detection.Tests.Judging;

/// <summary>Pairs that are refused, or of which only long records are told.</summary>
public sealed class RunTests
{
    private const int HorizonWindows = 24;
    private const int SilentWindows = 3;

    private static readonly JudgeOptions Short = new()
    {
        Horizon = TimeSpan.FromHours(4),
        EpisodeSilence = TimeSpan.FromMinutes(30),
        LeastRefusedWindows = 3,
    };

    [Theory]
    [InlineData(5, false)]
    [InlineData(6, true)]
    public void Refused_SixWindows_MakeAProfile(int windows, bool isKept)
    {
        var trace = Client();
        for (var window = 0; window < windows; window++)
            trace.Refuse(window, 30);
        var bench = new Bench().Run(trace, windows - 1);

        Assert.Equal(isKept, bench.Judge.ProfileOf(trace.Pair) is not null);
        Assert.Equal(windows, bench.Judge.Counts.WithoutTraffic);
    }

    [Fact]
    public void Refused_Profile_KnowsWhoAttemptsAndHow()
    {
        var trace = Client();
        foreach (var window in new[] { 0, 1, 2, 3, 5, 6, 7 })
            trace.Refuse(window, window % 2 == 0 ? 30 : 50);
        var profile = new Bench().Run(trace, 7).Judge.ProfileOf(trace.Pair)!;

        Assert.Equal((Trace.StartOf(0), Trace.EndOf(7)), (profile.Start, profile.LastEnd));
        Assert.Equal(new ClientVerdict(Side.Lower, ClientEvidence.SynFlags, 7), profile.Orientation);
        Assert.Equal((0, 3333), (profile.LowerPort, profile.HigherPort));
        Assert.Equal("111122223333/eni-1", profile.LowerReporter);
        var rejects = profile.Rejects;
        Assert.Equal((Trace.StartOf(0), 7, 290L, 0b1110_1111ul, 3333, 1), (rejects.Start, rejects.Windows, rejects.Records, Reversed(rejects.Recent), rejects.Port, rejects.Ports));
        Assert.Equal(1 - (Math.Sqrt(((3 * 900) + (4 * 2500.0)) / 7 - Math.Pow(290 / 7.0, 2)) / (290 / 7.0)), rejects.Regularity, 1e-12);
        Assert.Equal(1, rejects.ActiveMinutes);
        Assert.Equal(default, profile.LongRecords);
    }

    [Theory]
    [InlineData(12, true)]
    [InlineData(13, false)] // six windows after the last one
    public void Refused_SilentForTheSilence_IsForgotten(int lastWindow, bool isKept)
    {
        var trace = Client();
        for (var window = 0; window < 8; window++)
            trace.Refuse(window, 30);

        Assert.Equal(isKept, new Bench().Run(trace, lastWindow).Judge.ProfileOf(trace.Pair) is not null);
    }

    [Fact]
    public void Refused_ConversationBegins_TakesThePlace()
    {
        var trace = Client();
        for (var window = 0; window < 8; window++)
            trace.Refuse(window, 30);
        var profile = new Bench().Run(trace.Talk(8, 9), 9).Judge.ProfileOf(trace.Pair)!;

        Assert.Equal(Trace.StartOf(8), profile.Start);
        Assert.True(profile.IsConversation);
        Assert.Equal(default, profile.Rejects);
    }

    [Theory]
    [InlineData(9, 1)]
    [InlineData(13, 1)]
    [InlineData(14, 0)]
    public void Refused_WithinAConversation_IsItsOwnUntilTheSilence(int lastWindow, int windows)
    {
        var trace = Client().Talk(0, 7).Refuse(8, 30).Talk(9, 20);
        var profile = new Bench().Run(trace, lastWindow).Judge.ProfileOf(trace.Pair)!;

        Assert.Equal(Trace.StartOf(0), profile.Start);
        Assert.Equal(windows, profile.Rejects.Windows);
        Assert.Equal(windows == 0 ? 0ul : 1ul << (lastWindow - 8), profile.Rejects.Recent);
    }

    [Fact]
    public void Refused_WithinAConversation_DoesNotKeepItAlive()
    {
        var trace = Client().Talk(0, 7);
        for (var window = 8; window < 20; window++)
            trace.Refuse(window, 30);
        var bench = new Bench();

        Assert.Equal(Trace.StartOf(0), bench.Run(trace.Points, 0, 12).Judge.ProfileOf(trace.Pair)!.Start);
        Assert.Null(bench.Run(trace.Points, 13, 13).Judge.ProfileOf(trace.Pair));
        Assert.Equal(Trace.StartOf(8), bench.Run(trace.Points, 14, 14).Judge.ProfileOf(trace.Pair)!.Start);
    }

    [Fact]
    public void Long_RecordOf41Days_IsAProfileSinceItsStart()
    {
        var trace = Client().End(5_910, 6, lowerBytes: 70, higherBytes: 30);
        var profile = new Bench().Run(trace.Points, 5_910, 5_910).Judge.ProfileOf(trace.Pair)!;

        Assert.Equal(Trace.StartOf(6), profile.Start);
        Assert.Equal(new ClientVerdict(Side.Lower, ClientEvidence.ServicePorts, 1), profile.Orientation);
        Assert.Equal(new LongRecordTotals(1, Trace.StartOf(6) + 1000, Trace.EndOf(5_910), 70, 30), profile.LongRecords);
        Assert.Equal((50_000, 3333), (profile.LowerPort, profile.HigherPort));
    }

    [Fact]
    public void Long_RecordWithinAConversation_IsItsOwn()
    {
        var trace = Client().Talk(10, 12).End(13, 2).Talk(14, 14);
        var profile = new Bench().Run(trace, 14).Judge.ProfileOf(trace.Pair)!;

        Assert.Equal(Trace.StartOf(10), profile.Start);
        Assert.Equal(Trace.StartOf(2) + 1000, profile.LongRecords.FirstStart);
    }

    [Fact]
    public void Long_PairThatIsRefused_StaysWhatItIs()
    {
        var trace = Client();
        for (var window = 0; window < 8; window++)
            trace.Refuse(window, 30);
        var profile = new Bench().Run(trace.End(8, 3), 8).Judge.ProfileOf(trace.Pair)!;

        Assert.Equal((Trace.StartOf(0), Trace.EndOf(7)), (profile.Start, profile.LastEnd));
        Assert.Equal((8, 1), (profile.Rejects.Windows, profile.LongRecords.Count));
    }

    [Fact]
    public void Refused_PairWithLongRecords_TakesThePlace()
    {
        var trace = Client().Refuse(0, 9).Refuse(1, 9).Refuse(2, 9).Refuse(3, 9).End(4, 1).Refuse(5, 9).Refuse(6, 9);
        var bench = new Bench();

        Assert.False(bench.Run(trace.Points, 0, 5).Judge.ProfileOf(trace.Pair)!.Runs!.IsOfRefused);
        Assert.Equal(Trace.StartOf(1), bench.Judge.ProfileOf(trace.Pair)!.Start);
        Assert.True(bench.Run(trace.Points, 6, 6).Judge.ProfileOf(trace.Pair)!.Runs!.IsOfRefused);
        Assert.Equal(Trace.StartOf(0), bench.Judge.ProfileOf(trace.Pair)!.Start);
    }

    [Fact]
    public void Observe_RunThatBeginsOutsideTheWindows_IsMisfit()
    {
        var point = Client().End(20, 3).Points[0];
        point.LongRun = point.LongRun with { Start = point.LongRun.Start + 1 };
        var bench = new Bench();
        bench.Judge.Observe(point);

        Assert.Equal((1, 0), (bench.Judge.Counts.Misfit, bench.Judge.Profiles));
    }

    [Fact]
    public void Restart_AnywhereInRandomTraces_RemembersTheSame()
    {
        const int Windows = 80;
        var (checkedProfiles, withRefused, withLong) = (0, 0, 0);
        var traces =
            from behaviours in Gen.ArrayOf(Gen.Frequency((3, Gen.Choose(0, 9)), (4, Gen.Choose(3, 6)), (2, Gen.Choose(8, 9))), Windows)
            from committed in Gen.Choose(0, Windows - 1)
            select (behaviours, committed);
        Prop.ForAll(Arb.From(traces), c =>
        {
            var trace = new Trace("10.0.0.1", "203.0.113.1", SilentWindows);
            for (var window = 0; window < Windows; window++)
                Step(trace, window, c.behaviours[window]);
            var (whole, rebuilt) = (new Bench(Short), new Bench(Short));
            whole.Run(trace.Points, 0, c.committed);
            rebuilt.Judge.Replay();
            rebuilt.Judge.GoLive(Trace.EndOf(c.committed));
            rebuilt.Run(trace.Points, Math.Max(0, c.committed + 1 - HorizonWindows), c.committed);
            for (var window = c.committed + 1; window < Windows + 5; window++)
            {
                var profile = whole.Run(trace.Points, window, window).Judge.ProfileOf(trace.Pair);
                Assert.Equal(Text(profile), Text(rebuilt.Run(trace.Points, window, window).Judge.ProfileOf(trace.Pair)));
                checkedProfiles += profile is null ? 0 : 1;
                withRefused += profile?.Rejects.Windows > 0 ? 1 : 0;
                withLong += profile?.LongRecords.Count > 0 ? 1 : 0;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400).WithReplay(31, 415));

        Assert.InRange(checkedProfiles, 2_000, 100_000);
        Assert.InRange(withRefused, 1_000, 100_000);
        Assert.InRange(withLong, 500, 100_000);
    }

    [Fact]
    public void Restart_TalkBeginsBeforeTheReplayAndARecordEndsInItsFirstWindows_RemembersTheSame()
    {
        // The replay begins with window 17, and learns with window 19 that the pair is talking.
        var trace = new Trace("10.0.0.1", "203.0.113.1", SilentWindows).Talk(10, 16).End(18, 5).Talk(19, 45);
        var (whole, rebuilt) = (new Bench(Short).Run(trace.Points, 0, 40), new Bench(Short).Run(trace.Points, 17, 40));
        Assert.Equal(1, new Bench(Short).Run(trace.Points, 0, 39).Judge.ProfileOf(trace.Pair)!.LongRecords.Count);
        Assert.Equal(Text(whole.Run(trace.Points, 41, 41).Judge.ProfileOf(trace.Pair)), Text(rebuilt.Run(trace.Points, 41, 41).Judge.ProfileOf(trace.Pair)));
    }

    private static Trace Step(Trace trace, int window, int behaviour) => behaviour switch
    {
        < 2 => trace.One(window, 50),
        2 => trace.Lose(window),
        < 6 => trace.Refuse(window, 10 + behaviour),
        6 => trace.Refuse(window, 10, port: 4444),
        7 => trace.End(window, window - 2 - (window % 50)),
        _ => trace,
    };

    private static string Text(Profile? profile) => profile is null ? "none" :
        $"{profile.Start} {profile.LastEnd} {profile.LastTaken} {profile.Conversation} {profile.Orientation} {profile.LowerPort} {profile.HigherPort} "
        + $"{profile.LowerReporter} {profile.Rejects} {profile.LongRecords} {profile.Runs is { IsOfRefused: true }}";

    private static Trace Client() => new("10.0.0.1", "203.0.113.1");

    private static ulong Reversed(ulong recent)
    {
        var reversed = 0ul;
        for (var bit = 0; bit < 8; bit++)
            reversed |= (recent >> bit & 1) << (7 - bit);
        return reversed;
    }
}
