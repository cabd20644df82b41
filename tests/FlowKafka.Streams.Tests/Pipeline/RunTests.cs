using FlowKafka.Flows;

namespace FlowKafka.Streams.Tests.Pipeline;

/// <summary>Runs of refused attempts and of long records, and how they travel in windows.</summary>
public sealed class RunTests
{
    private static readonly TestFlow Attempt = new() { Action = FlowAction.Reject, DestinationPort = 3333, Bytes = 40, End = null };

    private readonly PipelineTestDriver _driver = new();

    [Fact]
    public void Refused_WindowAfterWindow_CountsOn()
    {
        Refuse(0, 2).Pipe(0, Attempt with { Start = 90, DestinationPort = 4444 });
        Refuse(600, 5);
        _driver.Finish();

        var (first, second) = (_driver.Points[0], _driver.Points[1]);
        Assert.Equal((3, 0b111ul), (first.LowerRejects, first.RefusedMinutes));
        Assert.Equal(
            new RefusedRun
            {
                Sender = Side.Lower,
                Start = TestFlow.Epoch,
                Windows = 1,
                Records = 3,
                Squares = 9,
                Minutes = 3,
                Recent = 1,
                Ports = new(2, 3333),
                Reporter = "111122223333/eni-a",
            }, first.Refused);
        Assert.Equal(
            new RefusedRun
            {
                Sender = Side.Lower,
                Start = TestFlow.Epoch,
                Windows = 2,
                Records = 8,
                Squares = 34,
                Minutes = 4,
                Recent = 3,
                Ports = new(2, 3333),
                Reporter = "111122223333/eni-a",
            }, second.Refused);
    }

    [Theory]
    [InlineData(1, 1, 1)] // one window, then a silent one: another run
    [InlineData(1, 0, 2)]
    [InlineData(2, 1, 3)] // as many silent windows as there were: it goes on only below that
    [InlineData(2, 2, 1)]
    [InlineData(6, 5, 7)]
    [InlineData(9, 5, 10)]
    [InlineData(9, 6, 1)] // the silence that ends a conversation
    public void Refused_SilentWindowsAfterSomeWindows_EndTheRunWhenTheyAreAsMany(int windows, int silent, int windowsOfTheLast)
    {
        for (var window = 0; window < windows; window++)
            Refuse(window * 600, 1);
        Refuse((windows + silent) * 600, 1);
        _driver.Finish();

        Assert.Equal(windowsOfTheLast, _driver.Points[^1].Refused.Windows);
        Assert.Equal(windowsOfTheLast == 1 ? 1ul : (((1ul << windows) - 1) << (silent + 1)) | 1, _driver.Points[^1].Refused.Recent);
    }

    [Fact]
    public void Refused_APortInThePlaceOfAnother_IsOneMore()
    {
        for (var window = 0; window < 3; window++)
            _driver.Pipe(0, Attempt with { Start = window * 600, DestinationPort = (ushort)(3333 + window) });
        _driver.Finish();

        Assert.Equal([new(1, 3333), new(2, 3334), new(3, 3335)], _driver.Points.Select(p => p.Refused.Ports));
    }

    [Fact]
    public void Refused_TheOtherSidesAttempts_AreLeftOutOfTheRun()
    {
        var inside = Attempt with { Destination = "10.0.0.2" };
        _driver.Pipe(0, inside with { Start = 1 }).Pipe(0, (inside with { SourcePort = 22 }).Back() with { Start = 605 })
            .Pipe(0, inside with { Start = 1_205 }).Finish();

        Assert.Equal([(1, 0), (0, 1), (1, 0)], _driver.Points.Select(p => (p.LowerRejects, p.HigherRejects)));
        Assert.Equal([1, 0, 1], _driver.Points.Select(p => p.Refused.Windows));
        Assert.Equal(TestFlow.Epoch + 1_200_000, _driver.Points[2].Refused.Start);
    }

    [Fact]
    public void LongRun_RecordsThatFollowEachOther_AreOneRunThatKeepsItsStart()
    {
        _driver.Pipe(0, new TestFlow { Start = 700, End = 2_500, Bytes = 10 })
            .Pipe(0, new TestFlow { Start = 2_501, End = 4_300, Bytes = 20 })
            .Pipe(0, (new TestFlow { Start = 100, End = 4_301, Bytes = 5 }).Back())
            .Pipe(0, new TestFlow { Start = 4_302, End = 9_100, Bytes = 40 }).Finish();

        Assert.Equal(
            [
                Run(600, 700, 1, 10, 0),
                Run(600, 100, 3, 30, 5),
                Run(4_200, 4_302, 1, 40, 0),
            ],
            _driver.Points.Select(p => p.LongRun));
    }

    [Fact]
    public void Windows_WithoutRejectsAndLongRecords_HaveNoRun()
    {
        _driver.PipeBoth(0, new TestFlow()).Finish();

        var point = Assert.Single(_driver.Points);
        Assert.False(point.Refused.IsKnown);
        Assert.False(point.LongRun.IsKnown);
        Assert.Equal("", point.Refused.Reporter);
    }

    private static LongRun Run(int start, int firstStart, int count, long lowerBytes, long higherBytes) =>
        new(TestFlow.Epoch + (start * 1000), TestFlow.Epoch + (firstStart * 1000), count, lowerBytes, higherBytes)
        {
            LowerPort = 50_000,
            HigherPort = 13_531,
            Client = Side.Lower,
        };

    private PipelineTestDriver Refuse(int second, int attempts)
    {
        for (var attempt = 0; attempt < attempts; attempt++)
            _driver.Pipe(0, Attempt with { Start = second + attempt, SourcePort = (ushort)(50_000 + attempt) });
        return _driver;
    }
}
