using System.Text.Json;
using FlowKafka.Detection.Models;
using FlowKafka.Detection.Verdicts;
using Xunit;

namespace FlowKafka.Detection.Tests.Judging;

/// <summary>Episodes of models with several bars. At the end of window w there are w - 1 complete points.</summary>
public sealed class BarEpisodeTests
{
    private static readonly BarEvidence Low = new(9, 10, 10, 10_000); // score 45
    private static readonly BarEvidence Medium = new(10, 10, 0, 1000); // score 66
    private static readonly BarEvidence High = new(9, 10, 1, 10_000); // score 85

    private static readonly JudgeOptions OneInAThousand = new() { Prior = 0.001 };

    private static Trace Miner => new("10.0.0.5", "203.0.113.9");

    private static IEnumerable<string> Kinds(Recorder recorder) =>
        recorder.Documents.Select(d => JsonDocument.Parse(d.Json).RootElement.GetProperty("event").GetProperty("kind").GetString()!);

    [Fact]
    public void Observe_ABarWithEnoughPoints_OpensWhenItIsMetAndNotBefore()
    {
        var model = BoxModel.Of().With([new() { Points = 6, Companions = [new("longest-gap", null, 1)] }, new() { Points = 3, MembershipThreshold = 1, Companions = [new("longest-gap", null, 0)] }]);
        var gap = Miner.Talk(0, 2).Talk(4, 12);

        Assert.Empty(new Bench(OneInAThousand, model).Run(gap, 7).Recorder.Revisions);
        var opened = Assert.Single(new Bench(OneInAThousand, model).Run(gap, 8).Recorder.Revisions);
        Assert.Equal((6, 6), (opened.Best.Complete, opened.Best.Bar!.Bar.Points));
        Assert.Equal(["Open 5 47"], new Bench(OneInAThousand, model).Run(Miner.Talk(0, 4), 4).Recorder.Told);
        Assert.Empty(new Bench(OneInAThousand, model).Run(Miner.Talk(0, 3), 3).Recorder.Revisions);
    }

    [Fact]
    public void Observe_ALowSeverity_IsToldAndAlarmsNobody()
    {
        var bench = new Bench(OneInAThousand, BoxModel.Of().With([new() { Points = 6, Evidence = Low }])).Run(Miner.Talk(0, 20), 30);

        Assert.Equal(["Open 8 21", "Ongoing 12 21", "Closed 27 21"], bench.Recorder.Told);
        Assert.Equal(["event", "event", "event"], Kinds(bench.Recorder));
        Assert.Equal(45, bench.Recorder.Revisions[0].Score);
    }

    [Fact]
    public void Observe_ARiseFromLowToMediumAndHigh_IsAnAlertEachTime()
    {
        var model = BoxModel.Of().With([new() { Points = 3, Evidence = Low }, new() { Points = 6, Evidence = Medium }, new() { Points = 13, Evidence = High }]);

        var bench = new Bench(OneInAThousand, model).Run(Miner.Talk(0, 15), 15);

        Assert.Equal(["Open 5 21", "Ongoing 6 21", "Rising 8 47", "Ongoing 12 47", "Rising 15 73"], bench.Recorder.Told);
        Assert.Equal(["event", "event", "alert", "event", "alert"], Kinds(bench.Recorder));
        Assert.Equal([45, 45, 66, 66, 85], bench.Recorder.Revisions.Select(r => r.Score));
    }

    [Fact]
    public void Judge_SeveralBarsThatAreMet_NamesTheOneWithTheHighestScore()
    {
        var model = BoxModel.Of().With([new() { Points = 3, Evidence = High }, new() { Points = 6, Evidence = Medium }]);

        var verdict = new Bench(OneInAThousand, model).Run(Miner.Talk(0, 11), 11).Recorder.Revisions[^1].Best;

        Assert.Equal((3, 85, Severity.High), (verdict.Demand.Points, verdict.Score, verdict.Severity));
    }

    [Fact]
    public void Judge_NoBarThatIsMetAnyMore_NamesTheOneWithTheMostPoints()
    {
        var model = BoxModel.Of().With([new() { Points = 3 }, new() { Points = 6 }, new() { Points = 100 }]);

        var verdict = new Bench(OneInAThousand, model).Run(Miner.Talk(0, 4).Talk(5, 11, bytes: 5000), 11).Recorder.Revisions[^1].Best;

        Assert.Equal((10, 6, 0, Severity.None), (verdict.Complete, verdict.Bar!.Bar.Points, verdict.Score, verdict.Severity));
    }

    [Fact]
    public void Judge_ATooShortConversation_DemandsTheLowestBar()
    {
        var bars = BoxModel.Of("bars").With([new() { Points = 50 }, new() { Points = 20 }]);

        var verdicts = new Bench(OneInAThousand, BoxModel.Of(), bars).Run(Miner.Talk(0, 7), 7).Recorder.Revisions[0].Verdicts;

        Assert.Equal(["box", "bars"], verdicts.Select(v => v.Model.Name));
        Assert.Null(verdicts[1].Bar);
        Assert.Equal(20, verdicts[1].Demand.Points);
    }

    [Fact]
    public void Write_ABarWithCompanions_SaysTheDemandsAndTheAnswers()
    {
        var model = BoxModel.Of().With([new() { Points = 6, Companions = [new("volume", 10, 50.25), new("continuity", 0.7, null)] }]);

        var json = new Bench(OneInAThousand, model).Run(Miner.Talk(0, 7), 7).Recorder.Documents[0].Json;

        Assert.Contains(
            "\"shadow\":false,\"bar\":{\"points\":6,\"threshold\":0.98,\"companions\":["
            + "{\"name\":\"volume\",\"value\":50,\"minimum\":10,\"maximum\":50.25,\"holds\":true},"
            + "{\"name\":\"continuity\",\"value\":1,\"minimum\":0.7,\"holds\":true}]}",
            json, StringComparison.Ordinal);
        Assert.Contains("; over all windows volume 50 (10 to 50.25), continuity 1 (at least 0.7);", json, StringComparison.Ordinal);
    }
}
