using FlowKafka.Detection.Episodes;
using Xunit;

namespace FlowKafka.Detection.Tests.Judging;

public sealed class EpisodeTests
{
    private static Trace Miner(int silentWindowsToEnd = 6) => new("10.0.0.5", "203.0.113.9", silentWindowsToEnd);

    [Fact]
    public void Observe_SixCompletePoints_OpensAnEpisode()
    {
        // The first point and the newest are partial: eight points make six complete ones.
        var bench = new Bench().Run(Miner().Talk(0, 7), 7);

        var opened = Assert.Single(bench.Recorder.Revisions);
        Assert.Equal(EpisodePhase.Open, opened.Phase);
        Assert.Equal(6, opened.Best.Complete);
        Assert.Equal(2, opened.PartialPoints);
        Assert.Equal(8, opened.Episode.Revision);
        Assert.Equal(Trace.EndOf(7), opened.Timestamp);
        Assert.Equal(Trace.StartOf(0), opened.Conversation.Start);
        Assert.Equal(1, bench.Judge.OpenEpisodes);
    }

    [Fact]
    public void Observe_FiveCompletePoints_SaysNothing()
    {
        var bench = new Bench().Run(Miner().Talk(0, 6), 6);

        Assert.Empty(bench.Recorder.Revisions);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Observe_FiftyCompletePoints_AreFlaggedWithOneOutsideAndNotWithTwo(int outside, bool isFlagged)
    {
        var trace = Miner().Talk(0, 0);
        for (var window = 1; window <= 50; window++)
            trace.One(window, window <= outside ? 5000 : 50);
        trace.One(51, 50);

        var bench = new Bench().Run(trace, 51);

        Assert.Equal(isFlagged, bench.Recorder.Revisions.Count > 0);
        if (isFlagged)
        {
            Assert.Equal((50, 49), (bench.Recorder.Revisions[0].Best.Complete, bench.Recorder.Revisions[0].Best.InHull));
        }
    }

    [Fact]
    public void Observe_DaysOfMining_RevisionsComeAsScheduledAndWhenSeverityRises()
    {
        // Complete points at the end of window w: w - 1, at most 142 in a horizon of 144 windows.
        var bench = new Bench().Run(Miner().Talk(0, 450), 450);

        Assert.Equal(
            [
                "Open 8 47",
                "Ongoing 12 47", // 2 h
                "Rising 17 73", // 15 complete points: 15 / (15 + 1.96²) = 0.796, rounded 80
                "Ongoing 24 73", // 4 h
                "Ongoing 48 73", // 8 h
                "Rising 69 99", // 67 complete points: 0.9458, rounded 95
                "Ongoing 144 99", // 24 h
                "Ongoing 288 99", // 48 h
                "Ongoing 432 99", // 72 h
            ],
            bench.Recorder.Told);
        Assert.All(bench.Recorder.Revisions, r => Assert.Equal(Trace.StartOf(r.Episode.Revision), r.Timestamp));
        Assert.Single(bench.Recorder.Revisions.Select(r => r.Episode.Id).Distinct());
    }

    [Fact]
    public void Observe_AScheduledMomentInAPause_IsToldAtTheNextPoint()
    {
        // Silent from window 9 to 12: the moment after 2 hours, end of window 11, falls into the pause.
        var bench = new Bench().Run(Miner().Talk(0, 8).Talk(13, 14), 14);

        Assert.Equal(["Open 8 47", "Ongoing 14 47"], bench.Recorder.Told);
        Assert.Equal(4, bench.Recorder.Revisions[1].Conversation.SilentWindows);
    }

    [Fact]
    public void Observe_MembershipFallsAfterOpening_EpisodeStaysOpenAndShowsTheNumbersAsTheyAre()
    {
        var bench = new Bench().Run(Miner().Talk(0, 8).Talk(9, 24, bytes: 5000), 24);

        Assert.Equal(["Open 8 47", "Ongoing 12 47", "Ongoing 24 47"], bench.Recorder.Told);
        var last = bench.Recorder.Revisions[2];
        Assert.False(last.Best.Matched);
        Assert.Equal(22, last.Best.Complete);
        Assert.Equal(8, last.Best.InHull);
        Assert.Equal(47, last.Severity);
        Assert.Equal(0, last.Score);
    }

    [Fact]
    public void Advance_AnHourOfSilence_ClosesTheEpisodeAtAMomentThatTheRecordsSet()
    {
        var trace = Miner().Talk(0, 8);
        var onTime = new Bench().Run(trace, 13);
        Assert.Equal(["Open 8 47"], onTime.Recorder.Told);
        Assert.Equal(1, onTime.Judge.Profiles);
        onTime.Run([], 14, 14);
        var late = new Bench().Run(trace, 8);
        late.Judge.Advance(Trace.EndOf(5000));

        Assert.Equal(["Open 8 47", "Closed 15 47"], onTime.Recorder.Told);
        var closed = onTime.Recorder.Revisions[1];
        Assert.Equal(Trace.EndOf(8) + 3_600_000, closed.Timestamp);
        Assert.Equal(Trace.EndOf(8), closed.End);
        Assert.True(closed.Episode.IsClosed);
        Assert.Equal(onTime.Recorder.Documents, late.Recorder.Documents);
        Assert.Equal(0, onTime.Judge.Profiles);
        Assert.Equal(0, onTime.Judge.OpenEpisodes);
    }

    [Fact]
    public void Observe_PauseShorterThanTheSilence_KeepsTheEpisodeOpen()
    {
        var bench = new Bench().Run(Miner().Talk(0, 8).Talk(14, 16), 16);

        Assert.DoesNotContain(bench.Recorder.Revisions, r => r.Phase == EpisodePhase.Closed);
        Assert.Equal(5, bench.Recorder.Revisions[^1].Conversation.SilentWindows);
    }

    [Fact]
    public void Observe_MiningAgainAfterTheSilence_IsAnEpisodeOfItsOwn()
    {
        var bench = new Bench().Run(Miner().Talk(0, 8).Talk(15, 22), 22);

        Assert.Equal(["Open 8 47", "Closed 15 47", "Open 8 47"], bench.Recorder.Told);
        Assert.Equal(2, bench.Recorder.Revisions.Select(r => r.Episode.Id).Distinct().Count());
        Assert.Equal(Trace.StartOf(15), bench.Recorder.Revisions[2].Conversation.Start);
        Assert.Equal(6, bench.Recorder.Revisions[2].Best.Complete);
    }

    [Fact]
    public void Observe_NewConversationBeforeAnyAdvance_ClosesTheOldOneWithTheSameDocument()
    {
        var trace = Miner().Talk(0, 8).Talk(15, 22);
        var advanced = new Bench().Run(trace, 22);
        var bare = new Bench();
        foreach (var point in trace.Points)
            bare.Judge.Observe(point);

        Assert.Equal(advanced.Recorder.Documents, bare.Recorder.Documents);
    }

    [Fact]
    public void Advance_AHorizonAfterTheClose_ForgetsTheEpisode()
    {
        var bench = new Bench().Run(Miner().Talk(0, 8), 14);
        bench.Judge.Advance(Trace.EndOf(14 + 143));
        Assert.Empty(bench.Recorder.Forgotten);
        bench.Judge.Advance(Trace.EndOf(14 + 144));

        Assert.True(Assert.Single(bench.Recorder.Forgotten).IsClosed);
        Assert.Empty(bench.Recorder.Changelog);
    }

    [Fact]
    public void Observe_RedeliveredPoints_AreCountedAndChangeNothing()
    {
        var trace = Miner().Talk(0, 8);
        var once = new Bench().Run(trace, 20);
        var twice = new Bench();
        foreach (var point in trace.Points.Concat(trace.Points.Reverse()))
        {
            twice.Judge.Observe(point);
            twice.Judge.Observe(point);
        }

        twice.Judge.Advance(Trace.EndOf(20));
        foreach (var point in trace.Points)
            twice.Judge.Observe(point);

        Assert.Equal(once.Recorder.Documents, twice.Recorder.Documents);
        Assert.Equal(9, twice.Judge.Counts.Points);
        Assert.Equal(36, twice.Judge.Counts.Redelivered);
        Assert.Equal(0, twice.Judge.Profiles);
    }

    [Fact]
    public void Observe_UnknownWindows_AreNeitherPointsNorSilence()
    {
        // Six unknown windows in a row: had they been silent, the conversation would be over.
        var trace = Miner().Talk(0, 3);
        for (var window = 4; window <= 9; window++)
            trace.Lose(window);
        trace.One(10, 50, unknown: true).Talk(11, 14);
        var bench = new Bench().Run(trace, 14);

        var opened = Assert.Single(bench.Recorder.Revisions);
        Assert.Equal(6, opened.Best.Complete);
        Assert.Equal(7, opened.Conversation.UnknownWindows);
        Assert.Equal(0, opened.Conversation.SilentWindows);
        Assert.Equal(15, opened.Episode.Revision);
        Assert.Equal(7, bench.Judge.Counts.Unknown);
    }

    [Fact]
    public void Advance_UnknownWindowsAtTheEnd_PutOffTheClose()
    {
        var bench = new Bench().Run(Miner().Talk(0, 8).Lose(9).Lose(10), 30);

        Assert.Equal(["Open 8 47", "Closed 17 47"], bench.Recorder.Told);
        Assert.Equal(Trace.EndOf(10), bench.Recorder.Revisions[1].End);
    }

    [Fact]
    public void Observe_WindowsOfRejectsOnly_ChangeNothingButACount()
    {
        var bench = new Bench().Run(Miner().Reject(0).Talk(1, 7).Reject(8).Talk(9, 9), 9);

        Assert.Equal(2, bench.Judge.Counts.WithoutTraffic);
        Assert.Equal(6, Assert.Single(bench.Recorder.Revisions).Best.Complete);
    }

    [Fact]
    public void Observe_ClocksOlderThanTheHorizon_ComeFromTheConversation()
    {
        // A judge that starts after three days sees only the last one, but knows since when the pair has talked.
        var trace = Miner().Talk(0, 450);
        var whole = new Bench().Run(trace, 450);
        var late = new Bench().Run(trace.Points, 300, 450);

        var opened = late.Recorder.Revisions[0];
        Assert.Equal(Trace.StartOf(0), opened.Conversation.Start);
        Assert.Equal(whole.Recorder.Revisions[0].Episode.Id, opened.Episode.Id);
        Assert.Equal(307, opened.Episode.Revision);
        Assert.Equal(307 * 50, opened.ClientTotal.Bytes);
        Assert.Equal(6, opened.Best.Complete); // The first one that it sees counts: it is not the conversation's first.
    }

    [Fact]
    public void Observe_WindowsThatDoNotFit_AreCountedAndIgnored()
    {
        var bench = new Bench();
        var fine = Miner().One(3, 50).Points[0];
        var shorter = fine;
        shorter.End -= 1;
        var fromTheFuture = fine;
        fromTheFuture.Conversation = fine.Conversation with { Start = fine.Start + Trace.Size };
        var unaligned = fine;
        unaligned.Conversation = fine.Conversation with { Start = fine.Start - 1 };
        bench.Judge.Observe(shorter);
        bench.Judge.Observe(fromTheFuture);
        bench.Judge.Observe(unaligned);

        Assert.Equal(3, bench.Judge.Counts.Misfit);
        Assert.Equal(0, bench.Judge.Profiles);
    }
}
