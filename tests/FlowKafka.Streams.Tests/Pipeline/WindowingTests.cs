using FlowKafka.Flows;
using FlowKafka.Streams.Ingest;
using FlowKafka.Streams.Windows;

namespace FlowKafka.Streams.Tests.Pipeline;

public class WindowingTests
{
    private readonly PipelineTestDriver _driver = new();

    [Fact]
    public void Points_OneConversation_SumEachDirectionByWindow()
    {
        _driver.PipeAll(0, TwoHosts.Talk(0, 1_200, 60)).Finish();

        Assert.Equal(2, _driver.Points.Count);
        var first = _driver.Points[0];
        Assert.Equal("10.0.0.1", first.Pair.Lower.ToString());
        Assert.Equal((TestFlow.Epoch, TestFlow.Epoch + 600_000), (first.Start, first.End));
        Assert.Equal((9_000 + 2_700, 70, 10), (first.Lower.Bytes, first.Lower.Packets, first.Lower.Records));
        Assert.Equal((7_000 + 2_700, 50, 10), (first.Higher.Bytes, first.Higher.Packets, first.Higher.Records));
        Assert.Equal((TestFlow.Epoch, TestFlow.Epoch + 590_000), (first.FirstRecord, first.LastRecord));
        Assert.Equal(0b11_1111_1111UL, first.ActiveMinutes);
        Assert.Equal(new PortsSeen(1, 50_000), first.LowerPorts);
        Assert.Equal(new PortsSeen(1, 13_531), first.HigherPorts);
        Assert.Equal(new FiveTuple(50_000, 13_531, TestFlow.Epoch + 590_000), first.Newest);
        Assert.Equal(2, _driver.Points[1].Conversation.Points);
        Assert.Equal(TestFlow.Epoch, _driver.Points[1].Conversation.Start);
    }

    [Fact]
    public void Points_RecordStartsAtTheWindowsEnd_BelongsToTheNextWindow()
    {
        _driver.Pipe(0, new TestFlow { Start = 599.999, Bytes = 1 }).Pipe(0, new TestFlow { Start = 600, Bytes = 2 }).Finish();

        Assert.Equal([1, 2], _driver.Points.Select(p => p.Lower.Bytes));
    }

    [Fact]
    public void Points_SixtySecondAndSixHundredSecondLogsOfOneTraffic_HaveTheSameNumbers()
    {
        var fine = new PipelineTestDriver().PipeAll(0, TwoHosts.Talk(0, 6_000, 60)).Finish();
        var coarse = new PipelineTestDriver();
        foreach (var sum in TwoHosts.Talk(0, 6_000, 60).GroupBy(f => (f.Source, Window: (int)(f.Start / 600))))
        {
            coarse.Pipe(0, sum.First() with
            {
                End = sum.Max(f => f.End),
                Packets = sum.Sum(f => f.Packets),
                Bytes = sum.Sum(f => f.Bytes),
            });
        }

        coarse.Finish();

        Assert.Equal(10, fine.Points.Count);
        Assert.Equal(fine.Points.Select(Numbers), coarse.Points.Select(Numbers));
        static (long, long, long, long, long) Numbers(WindowPoint p) =>
            (p.Start, p.Lower.Bytes, p.Lower.Packets, p.Higher.Bytes, p.Higher.Packets);
    }

    [Fact]
    public void Points_DuplicatesWithinAndAcrossPartitions_CountOnce()
    {
        var once = new PipelineTestDriver(new() { InputPartitions = 2 }).PipeAll(0, TwoHosts.Talk(0, 600, 60)).Finish();
        var twice = new PipelineTestDriver(new() { InputPartitions = 2 })
            .PipeAll(0, TwoHosts.Talk(0, 600, 60)).PipeAll(0, TwoHosts.Talk(0, 300, 60)).PipeAll(1, TwoHosts.Talk(0, 600, 60)).Finish();

        Assert.Equal(once.Lines, twice.Lines);
        Assert.Equal(30, twice.Duplicates);
    }

    [Fact]
    public void Points_EqualRecordsOfTwoTenants_AreTwoPairs()
    {
        _driver.Pipe(0, new TestFlow { Tenant = "a" }).Pipe(0, new TestFlow { Tenant = "b", Reporter = "b/eni-b" }).Finish();

        Assert.Equal(["a", "b"], _driver.Points.Select(p => p.Pair.Tenant));
    }

    [Fact]
    public void Points_SampledRecordInOneWindow_MarkThatWindowAndCountIt()
    {
        _driver.Pipe(0, new TestFlow()).Pipe(0, new TestFlow { Destination = "203.0.113.10", IsSampled = true })
            .Pipe(0, new TestFlow { Start = 600, IsSampled = true }).Pipe(0, new TestFlow { Start = 700 })
            .Pipe(0, new TestFlow { Start = 1_200 }).Finish();

        var pool = _driver.Points.Where(p => p.Pair.Higher.ToString() == "203.0.113.9").ToArray();
        Assert.Equal([false, true, false], pool.Select(p => p.Sampled));
        Assert.Equal([0, 1, 1], pool.Select(p => p.Conversation.SampledWindows));
        Assert.True(Assert.Single(_driver.Points, p => p.Pair.Higher.ToString() == "203.0.113.10").Sampled);
    }

    [Fact]
    public void Points_FlowWithoutIdentity_IsNeverDeduplicated()
    {
        var task = new WindowTask(new WindowOptions(), TimeSpan.FromMinutes(25), _driver.Symbols);
        var record = new TestFlow().ToRecord(_driver.Symbols);
        record.HasIdentity = false;
        task.Add([record, record], 0);

        Assert.Equal((2, 0), (task.Counts.Unidentified, task.Counts.Duplicates));
    }

    [Fact]
    public void Points_LateRecord_IsRefusedAtItsOwnPartition()
    {
        _driver.Pipe(0, new TestFlow { Start = 2_100 }).Pipe(0, new TestFlow { Start = 599 }).Finish();

        Assert.Single(_driver.Points);
        Assert.Equal(1, _driver.Admitted[AdmissionResult.Late]);
    }

    [Fact]
    public void Points_RecordLongerThanAWindow_NeverBecomesPartOfAPoint()
    {
        _driver.Pipe(0, new TestFlow { Start = 0, End = 1_300, Bytes = 5_000 }).Finish();

        var point = Assert.Single(_driver.Points);
        Assert.Equal(TestFlow.Epoch + 1_200_000, point.Start);
        Assert.False(point.HasTraffic);
        Assert.Equal(new LongRecords(1, TestFlow.Epoch, 5_000, 0) { LowerPort = 50_000, HigherPort = 13_531 }, point.LongRecords);
        Assert.Equal(0, point.Conversation.Points);
    }

    [Fact]
    public void Points_RecordOfExactlyAWindow_IsSummed()
    {
        _driver.Pipe(0, new TestFlow { Start = 300, End = 900, Bytes = 5_000 }).Finish();

        Assert.Equal(5_000, Assert.Single(_driver.Points).Lower.Bytes);
    }

    [Fact]
    public void Points_OutboundRejects_AreCountedBesideTheTraffic()
    {
        var refused = new TestFlow { Action = FlowAction.Reject, DestinationPort = 4_444 };
        _driver.Pipe(0, refused with { Start = 1 }).Pipe(0, refused with { Start = 2 }).PipeBoth(0, new TestFlow { Start = 3 })
            .Pipe(0, refused with { Start = 4, Destination = "198.51.100.1" })
            .Pipe(0, refused.Back() with { Start = 5 }).Finish();

        Assert.Equal(1, _driver.Admitted[AdmissionResult.InboundReject]);
        Assert.Equal(["198.51.100.1", "203.0.113.9"], _driver.Points.Select(p => p.Pair.Higher.ToString()));
        Assert.Equal([(1, 0), (2, 0)], _driver.Points.Select(p => (p.LowerRejects, p.HigherRejects)));
        Assert.Equal([false, true], _driver.Points.Select(p => p.HasTraffic));
        Assert.Equal(100, _driver.Points[1].Lower.Bytes);
    }

    [Fact]
    public void Points_AddressTalkingToItself_KeepsItsTwoDirections()
    {
        _driver.PipeBoth(0, new TestFlow { Destination = "10.0.0.1", Bytes = 10 }).Finish();

        var point = Assert.Single(_driver.Points);
        Assert.Equal((10, 10), (point.Lower.Bytes, point.Higher.Bytes));
    }

    [Fact]
    public void Conversation_SilenceShorterThanTheLimit_GoesOn()
    {
        _driver.PipeBoth(0, new TestFlow { Start = 0 }).PipeBoth(0, new TestFlow { Start = 3_600 }).Finish();

        Assert.Equal((TestFlow.Epoch, 2, 5), Clock(_driver.Points[1]));
    }

    [Fact]
    public void Conversation_SilenceOfTheLimit_StartsAnew()
    {
        _driver.PipeBoth(0, new TestFlow { Start = 0 }).PipeBoth(0, new TestFlow { Start = 4_200 }).Finish();

        Assert.Equal((TestFlow.Epoch + 4_200_000, 1, 0), Clock(_driver.Points[1]));
    }

    [Fact]
    public void Conversation_OlderThanTheHorizon_KeepsItsStartAndTotals()
    {
        _driver.PipeAll(0, TwoHosts.Talk(0, 41 * 3_600, 600)).Finish();

        var last = _driver.Points[^1];
        Assert.Equal((TestFlow.Epoch, 246, 0), Clock(last));
        Assert.Equal(246 * 7, last.Conversation.LowerPackets);
    }

    private static (long, int, int) Clock(in WindowPoint point) =>
        (point.Conversation.Start, point.Conversation.Points, point.Conversation.SilentWindows);
}
