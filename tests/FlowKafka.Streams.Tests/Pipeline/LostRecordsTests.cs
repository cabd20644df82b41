namespace FlowKafka.Streams.Tests.Pipeline;

public class LostRecordsTests
{
    private const string Reporter = "111122223333/eni-a";
    private readonly PipelineTestDriver _driver = new();

    [Fact]
    public void Points_ReporterLostRecordsWhileThePairTalked_AreUnknown()
    {
        _driver.PipeAll(0, TwoHosts.Talk(0, 1_800, 60)).Lose(0, Reporter, 700, 760).Finish();

        Assert.Equal([false, true, false], _driver.Points.Select(p => p.Unknown));
        Assert.Equal([true, false, true], _driver.Points.Select(p => p.IsPoint));
        Assert.Equal((2, 1, 0), Clock(_driver.Points[2]));
    }

    [Fact]
    public void Points_ReporterLostRecordsWhileThePairWasSilent_AreUnknownAndNotSilent()
    {
        _driver.PipeBoth(0, new TestFlow()).PipeBoth(0, new TestFlow { Start = 1_800 }).Lose(0, Reporter, 700, 760).Finish();

        Assert.Equal(3, _driver.Points.Count);
        Assert.Equal((true, false, Reporter), (_driver.Points[1].Unknown, _driver.Points[1].HasTraffic, _driver.Points[1].Lower.Reporter));
        Assert.Equal((2, 1, 1), Clock(_driver.Points[2]));
    }

    [Fact]
    public void Points_AnotherReporterLostRecords_AreNotTouched()
    {
        _driver.PipeAll(0, TwoHosts.Talk(0, 600, 60)).Lose(0, "111122223333/eni-z", 0, 60).Finish();

        Assert.False(Assert.Single(_driver.Points).Unknown);
    }

    [Fact]
    public void Points_PairNeverSeen_GetsNoUnknownWindow()
    {
        _driver.Lose(0, Reporter, 0, 60).Finish();

        Assert.Empty(_driver.Points);
    }

    [Fact]
    public void Points_ReporterLosesRecordsForTwoDays_TheConversationEndsADayAfterItsLastTraffic()
    {
        _driver.PipeBoth(0, new TestFlow());
        for (var window = 1; window < 288; window++)
            _driver.Lose(0, Reporter, window * 600, (window * 600) + 1);
        _driver.Finish();

        Assert.Equal(1 + 144, _driver.Points.Count);
    }

    private static (int, int, int) Clock(in WindowPoint point) =>
        (point.Conversation.Points, point.Conversation.UnknownWindows, point.Conversation.SilentWindows);
}
