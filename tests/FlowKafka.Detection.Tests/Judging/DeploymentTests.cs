using System.Text.Json;
using Xunit;

namespace FlowKafka.Detection.Tests.Judging;

/// <summary>Models in shadow mode, from a moment on, and in several versions. At the end of window w there are w - 1 complete points.</summary>
public sealed class DeploymentTests
{
    private static Trace Miner => new("10.0.0.5", "203.0.113.9");

    private static JudgeOptions With(params ModelDeployment[] deployments) => new() { Deployments = deployments };

    private static JsonElement Event(string json) => JsonDocument.Parse(json).RootElement.GetProperty("event");

    [Fact]
    public void Observe_AShadowModelThatWouldBeCritical_ReportsAndNeverAlerts()
    {
        var bench = new Bench(With(new ModelDeployment("box", long.MinValue, true))).Run(Miner.Talk(0, 100), 110);

        Assert.Equal(["Open 8 21", "Ongoing 12 21", "Ongoing 24 21", "Ongoing 48 21", "Closed 107 21"], bench.Recorder.Told);
        Assert.Equal(96, bench.Recorder.Revisions[^1].Score);
        Assert.All(bench.Recorder.Documents, d => Assert.Equal(("event", 21), (Event(d.Json).GetProperty("kind").GetString(), Event(d.Json).GetProperty("severity").GetInt32())));
        Assert.All(bench.Recorder.Documents, d => Assert.Contains("\"shadow\":true", d.Json, StringComparison.Ordinal));
    }

    [Fact]
    public void Observe_AShadowBesideAModelThatAlerts_IsReportedBehindIt()
    {
        var late = BoxModel.Of("late", minimumPoints: 8);
        var bench = new Bench(With(new ModelDeployment("box", long.MinValue, true)), BoxModel.Of(), late).Run(Miner.Talk(0, 9), 9);

        Assert.Equal(["Open 8 21", "Rising 10 47"], bench.Recorder.Told);
        Assert.Equal([("late", false), ("box", true)], bench.Recorder.Revisions[1].Verdicts.Select(v => (v.Model.Name, v.IsShadow)));
        Assert.Equal(["event", "alert"], bench.Recorder.Documents.Select(d => Event(d.Json).GetProperty("kind").GetString()!));
    }

    [Theory]
    [InlineData(-1, "Open 10 47", 8)]
    [InlineData(0, "Open 11 47", 9)]
    public void Observe_AModelThatIsEffectiveFromAMoment_JudgesWindowsThatEndAfterItByAllPoints(int offset, string told, int complete)
    {
        var bench = new Bench(With(new ModelDeployment("box", Trace.EndOf(9) + offset, false))).Run(Miner.Talk(0, 11), 11);

        Assert.Equal(told, bench.Recorder.Told.First());
        Assert.Equal(complete, bench.Recorder.Revisions[0].Best.Complete);
        Assert.Equal(complete, bench.Recorder.Revisions[0].Best.InHull);
    }

    [Fact]
    public void Observe_AModelThatIsNotEffectiveYet_HasNoVerdictInARevision()
    {
        var soon = BoxModel.Of("soon", minimumPoints: 1);
        var bench = new Bench(With(new ModelDeployment("soon", Trace.EndOf(11), false)), BoxModel.Of(), soon).Run(Miner.Talk(0, 23), 23);

        Assert.Equal(["Open 8 47", "Ongoing 12 47", "Rising 17 73", "Ongoing 24 73"], bench.Recorder.Told);
        Assert.Equal([1, 1, 2, 2], bench.Recorder.Revisions.Select(r => r.Verdicts.Count));
    }

    [Fact]
    public void Observe_AnOpenEpisodeWhoseModelIsPutOff_GoesOnWithTheNumbersAsTheyAre()
    {
        var trace = Miner.Talk(0, 13);
        var before = new Bench().Run(trace, 8);
        var after = new Bench(With(new ModelDeployment("box", Trace.EndOf(1000), false)));
        after.Judge.Replay();
        after.Judge.Restore(before.Recorder.Changelog.Values.Single());
        after.Judge.GoLive(Trace.EndOf(8));

        after.Run(trace, 30);

        Assert.Equal(["Ongoing 12 47", "Closed 20 47"], after.Recorder.Told);
        Assert.All(after.Recorder.Revisions, r => Assert.Equal((r.Best.Complete, "box"), (r.Best.InHull, r.Best.Model.Name)));
    }

    [Fact]
    public void Observe_TwoVersionsOfOneName_JudgeSideBySide()
    {
        var (narrow, wide) = (BoxModel.Of("xmr"), BoxModel.Of("xmr", most: 200));
        var bench = new Bench(null, narrow, wide).Run(Miner.Talk(0, 7, bytes: 150), 7);

        var opened = Assert.Single(bench.Recorder.Revisions);
        Assert.Equal([(wide.Version, true), (narrow.Version, false)], opened.Verdicts.Select(v => (v.Model.Version, v.Matched)));
    }

    [Fact]
    public void Observe_ADeploymentOfOneVersion_LeavesTheOtherAlone()
    {
        var (narrow, wide) = (BoxModel.Of("xmr"), BoxModel.Of("xmr", most: 200));
        var options = With(new ModelDeployment($"xmr@{wide.Version}", long.MinValue, true));

        Assert.Equal(["Open 8 47"], new Bench(options, narrow, wide).Run(Miner.Talk(0, 7), 7).Recorder.Told);
        Assert.Equal(["Open 8 21"], new Bench(options, narrow, wide).Run(Miner.Talk(0, 7, bytes: 150), 7).Recorder.Told);
    }

    [Fact]
    public void Observe_ADeploymentOfAVersionAfterThatOfItsName_Prevails()
    {
        var (near, far) = (BoxModel.Of("xmr"), BoxModel.Of("xmr", 125, 300));
        var options = With(new ModelDeployment("xmr", long.MinValue, true), new($"xmr@{far.Version}", long.MinValue, false));

        Assert.Equal(["Open 8 21"], new Bench(options, near, far).Run(Miner.Talk(0, 7), 7).Recorder.Told);
        Assert.Equal(["Open 8 47"], new Bench(options, near, far).Run(Miner.Talk(0, 7, bytes: 250), 7).Recorder.Told);
    }
}
