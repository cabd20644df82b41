namespace FlowKafka.Kafka.Tests.Judge;

public sealed class JudgeWorkTests
{
    [Fact]
    public void Read_ClosedWindowWhoseStartTheContextHasNotReached_Waits()
    {
        var run = new WorkRun(sources: 2).Pack(600).Close(1200).Told(0, 1200).Told(1, 0);
        run.ReadWindows().ReadContext();
        Assert.Empty(run.Judge.Fed);
        Assert.Equal((true, false, 0), (run.Work.IsWaiting, run.Work.IsIdle, run.Work.Handled));

        run.Told(1, 600).ReadContext();

        Assert.Equal(["600+ 0"], run.Judge.Fed);
        Assert.Equal((false, true, 2), (run.Work.IsWaiting, run.Work.IsIdle, run.Work.Handled));
        Assert.Equal((1200, 600), (run.Work.Judged, run.Work.Said));
    }

    [Fact]
    public void Read_ContextThatIsFarAhead_IsAppliedUpToTheWindowsStartAndTheRestBehindIt()
    {
        var run = new WorkRun(sources: 1)
            .Tell(0, 600).Told(0, 600, clients: 1).Tell(0, 1200).Told(0, 1200, clients: 2).Tell(0, 1800).Told(0, 1800, clients: 3)
            .Pack(600).Close(1200);
        run.ReadContext().ReadWindows();

        Assert.Equal(["600 s", "600 r 0", "600+ 1", "1200 s", "1200 r 1"], run.Judge.Fed);
        Assert.Equal((1200, 1200), (run.Work.Judged, run.Work.Said));
        Assert.False(run.Work.IsContextIdle);
    }

    [Fact]
    public void Read_JumpOfTheWindows_DemandsTheContextOneWindowBefore()
    {
        var run = new WorkRun(sources: 1).Pack(600).Close(1200).Close(6000).Told(0, 600).Tell(0, 1200).Told(0, 5399);
        run.ReadWindows().ReadContext();
        Assert.Equal((1200, 1200), (run.Judge.AdvancedTo, run.Work.Said));

        run.Told(0, 5400).ReadContext();

        Assert.Equal((6000, 5400), (run.Judge.AdvancedTo, run.Work.Said));
        Assert.Equal(["600+ 0", "1200 s", "1200 r 0"], run.Judge.Fed);
    }

    [Fact]
    public void Read_NetworkToldBetweenWindows_CountsFromTheNextStartOn()
    {
        var run = new WorkRun(sources: 2)
            .Told(0, 600, clients: 1).Told(1, 600, clients: 10).Told(0, 1200, clients: 2).Told(1, 1800, clients: 20)
            .Tell(0, 2400).Told(0, 2400, clients: 3).Told(1, 2400, clients: 30)
            .Pack(600).Close(1200).Pack(1200).Close(1800).Pack(2400).Close(3000);
        run.ReadContext().ReadWindows();

        Assert.Equal(["600+ 11", "1200+ 12", "2400 s", "2400 r 22", "2400+ 33"], run.Judge.Fed);
    }

    [Fact]
    public void Read_StaleMarkerAmongPacksOfALaterWindow_KeepsThem()
    {
        var run = new WorkRun(sources: 0).Pack(600).Close(1200).Pack(1200).Close(1200).Pack(600).Pack(1200).Close(1800);
        run.ReadWindows();

        Assert.Equal(["600+ 0", "1200+ 0", "1200+ 0"], run.Judge.Fed);
        Assert.Equal((1, 7), (run.Work.StaleMarkers, run.Work.Handled));
    }

    [Fact]
    public void WantsWindows_EnoughWait_IsFalseUntilTheyAreJudged()
    {
        var run = new WorkRun(sources: 1, mostHeldBytes: 1).Pack(600);
        run.ReadWindows();
        Assert.True(run.Work.WantsWindows, "without its marker it would wait for ever");

        run.Close(1200).ReadWindows();
        Assert.Equal((false, true), (run.Work.WantsWindows, run.Work.WantsContext));

        run.Told(0, 600).ReadContext();
        Assert.True(run.Work.WantsWindows);
    }

    [Fact]
    public void WantsContext_EnoughWaits_IsFalseUntilAWindowNeedsMore()
    {
        var run = new WorkRun(sources: 2, mostHeldBytes: 1).Tell(0, 6000);
        run.ReadContext();
        Assert.False(run.Work.WantsContext);

        run.Pack(600).Close(1200).ReadWindows();
        Assert.True(run.Work.WantsContext);

        run.Told(0, 600).Told(1, 600).ReadContext();
        Assert.Equal(["600+ 0"], run.Judge.Fed);
        Assert.False(run.Work.WantsContext);
    }

    [Fact]
    public void ReadContextFrom_PacksBeforeTheMarkerOfAnEarlierWindow_IsBeforeThem()
    {
        var run = new WorkRun(sources: 1)
            .Told(0, 600).Tell(0, 1200).Tell(0, 1800).Told(0, 1200).Told(0, 1800).Told(0, 2400)
            .Pack(600).Close(1200).Close(1800).Close(2400);
        run.ReadContext().ReadWindows();

        Assert.Equal(0, run.Work.ReadContextFrom(horizon: 1200));
        Assert.Equal(2, run.Work.ReadContextFrom(horizon: 600));
        Assert.Equal(4, run.Work.ReadContextFrom(horizon: 0));
    }
}
