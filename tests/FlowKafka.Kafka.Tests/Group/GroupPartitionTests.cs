using Confluent.Kafka;
using FlowKafka.Flows;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Group;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Kafka.Serialization;
using FlowKafka.Streams.Points;
using FlowKafka.Streams.Windows;

namespace FlowKafka.Kafka.Tests.Group;

public sealed class GroupPartitionTests : IDisposable
{
    private readonly PipelineMetrics _metrics = new();
    private readonly Sent _sent = new();
    private readonly GroupPartition _task;
    private long _offset;

    public GroupPartitionTests()
    {
        var context = new StageContext(
            PipelineStage.Group, null!, new PipelineTopics(new TopicOptions { Partitions = 1 }), _metrics,
            new StageStatus(PipelineStage.Group, TimeProvider.System), TimeProvider.System);
        _task = new(context, OwnNetworks.Private, _sent, null!, new GroupedPacks(1), partition: 0, start: 0);
    }

    public void Dispose()
    {
        _task.Dispose();
        _metrics.Dispose();
    }

    [Fact]
    public void Take_PointsWithoutMarker_AreHeld()
    {
        Points(1, 1, 2);
        _task.EndBatch();
        Assert.Empty(_sent.Lines);
        Assert.Equal((1, 0), (_task.Next, _task.Committable));
        Assert.False(_task.Describe(isRestored: true, end: 1).IsSettled);
    }

    [Fact]
    public void Take_Marker_SendsEachPointForBothRolesAndThenTheMarker()
    {
        Points(1, 1, 2);
        Marker(1);
        _task.EndBatch();
        Assert.Equal(["1.0 Server 1,2", "1.1 Client 1,2", "marker 1"], _sent.Lines);
        Assert.Equal(2, _task.Committable);
        Assert.True(_task.Describe(isRestored: true, end: 2).IsSettled);
        Assert.Equal(2, _metrics[PipelineCounter.PointsGrouped]);
    }

    [Fact]
    public void Take_WindowWrittenAgainFromTheStart_CountsEachPointOnce()
    {
        Points(1, 1, 2);
        Points(1, 1, 2);
        Points(1, 3);
        Marker(1);
        _task.EndBatch();
        Assert.Equal(["1.0 Server 1,2,3", "1.1 Client 1,2,3", "marker 1"], _sent.Lines);
    }

    [Fact]
    public void Take_StaleMarkerAndPointsOfAClosedWindow_SayNothing()
    {
        Points(1, 1);
        Marker(1);
        Points(1, 1);
        Marker(1);
        _task.EndBatch();
        Assert.Equal(["1.0 Server 1", "1.1 Client 1", "marker 1"], _sent.Lines);
        Assert.Equal((4, 2), (_task.Next, _task.Committable));
        Assert.Equal(1, _metrics[PipelineCounter.StaleMarkers]);
    }

    [Fact]
    public void Take_PointsOfALaterWindowBeforeAMarker_WaitForTheirOwnAndHoldTheCommit()
    {
        Points(3, 1);
        Marker(2);
        _task.EndBatch();
        Assert.Equal(["marker 2"], _sent.Lines);
        Assert.Equal(0, _task.Committable);

        Points(3, 2);
        Marker(3);
        _task.EndBatch();
        Assert.Equal(["marker 2", "3.0 Server 1,2", "3.1 Client 1,2", "marker 3"], _sent.Lines);
        Assert.Equal(4, _task.Committable);
    }

    [Fact]
    public void Take_ManyMarkersInABatch_TellsOfTheLast()
    {
        Marker(1);
        Points(2, 1);
        Marker(2);
        Marker(5);
        _task.EndBatch();
        Assert.Equal(["2.0 Server 1", "2.1 Client 1", "marker 5"], _sent.Lines);
    }

    private void Points(int window, params int[] hosts)
    {
        var pack = new WindowPackBuilder(256);
        foreach (var host in hosts)
        {
            pack.Add(new()
            {
                Pair = IpPair.Of(IpAddress.Parse($"10.0.0.{host}"), IpAddress.Parse("203.0.113.9"), 6, ""),
                Start = (window - 1) * 600_000,
                End = window * 600_000,
                Lower = new(1, 1, 1, "", 1),
                Higher = SentTraffic.None,
            });
        }

        Take(pack.Finish());
    }

    private void Marker(int window) => Take(ClosedMarkerCodec.Encode(new ClosedMarker(window * 600_000, 0, new([], []), [])));

    private void Take(byte[] value) => _task.Take(new BatchMessage("flowkafka.windows", 0, _offset++, ErrorCode.NoError, [], value));

    private sealed class Sent : IAckedSender
    {
        private readonly SymbolTable _names = new();

        public List<string> Lines { get; } = [];

        public void Send(string topic, int partition, byte[]? key, byte[]? value)
        {
            if (ExchangeMarkerCodec.Is(value))
            {
                Lines.Add($"marker {ExchangeMarkerCodec.Decode(value).ClosedThrough / 600_000}");
                return;
            }

            var pack = ExchangePackCodec.Decode(value);
            var role = GroupedPackCodec.Decode(pack.Payload, out var points);
            var hosts = new List<string>();
            WindowPackReader.Decode(points, _names, (in WindowPoint point) => hosts.Add(point.Pair.Lower.ToString()[7..]));
            Lines.Add($"{pack.WindowEnd / 600_000}.{pack.Sequence} {role} {string.Join(',', hosts)}");
        }

        public long WaitForAcks() => 0;
    }
}
