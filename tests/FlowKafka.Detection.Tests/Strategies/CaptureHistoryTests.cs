using FlowKafka.Streams.Points;
using Xunit;

namespace FlowKafka.Detection.Tests.Strategies;

public class CaptureHistoryTests
{
    [Fact]
    public void Complete_ConversationOfEightPoints_LeavesOutTheFirstAndTheNewest()
    {
        var conversation = History.Conversation(History.Miner(lastWindow: 7));

        Assert.Equal(8, conversation.Points.Length);
        Assert.Equal([1, 2, 3, 4, 5, 6], conversation.Complete.ToArray().Select(window => window.Window));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Complete_ConversationOfOneOrTwoPoints_IsEmpty(int lastWindow) =>
        Assert.Empty(History.Conversation(History.Miner(lastWindow)).Complete.ToArray());

    [Fact]
    public void AfterComplete_SixthCompletePoint_IsTheEndOfTheWindowBehindIt() =>
        Assert.Equal(TimeSpan.FromMinutes(80), History.Conversation(History.Miner(lastWindow: 9)).AfterComplete(6));

    [Fact]
    public void Conversations_HourOfSilence_AreTwo()
    {
        var pair = History.Pair(History.Miner(lastWindow: 4).Talk(11, 13));

        Assert.Equal([(Trace.StartOf(0), 5), (Trace.StartOf(11), 3)], pair.Conversations.Select(c => (c.Start, c.Points.Length)));
    }

    [Fact]
    public void Points_HigherAddressOpenedTheConnection_HasItAsTheClient()
    {
        var trace = new Trace("198.51.100.7", "10.0.0.1").Add(0, (1, 2, 3, 4), syn: Side.Higher).Add(1, (5, 6, 7, 8));

        Assert.Equal([(1d, 3d), (5d, 7d)], History.Conversation(trace).Points.Select(w => (w.Point.ClientBytes, w.Point.ServerBytes)));
    }

    [Fact]
    public void Points_UnknownWindow_IsNone() =>
        Assert.Equal([0, 2], History.Conversation(History.Miner(0).One(1, 50, unknown: true).One(2, 50)).Points.Select(window => window.Window));

    [Fact]
    public void SilentWindows_InterfaceSpokeBeforeAndAfter_CountsThem()
    {
        var busy = new Trace("10.0.0.1", "203.0.113.1").Talk(0, 9);
        var seldom = new Trace("10.0.0.1", "203.0.113.2").Talk(2, 4);

        Assert.Equal([0, 7], History.Capture(busy, seldom).Pairs.Select(pair => pair.SilentWindows));
    }

    [Fact]
    public void SilentWindows_PairWithALostWindow_DoesNotCountIt() =>
        Assert.Equal(1, History.Pair(History.Miner(1).Lose(2).One(4, 50)).SilentWindows);
}
