using FlowKafka.Kafka.Pipeline;
using FlowKafka.Kafka.Serialization;
using FlowKafka.Kafka.Tests.Pipeline;
using FlowKafka.Kafka.Window;
using FlowKafka.Streams.Windows;

namespace FlowKafka.Kafka.Tests.Window;

public sealed class MarkerSearchTests
{
    private const string Topic = "flowkafka.windows";

    private readonly List<MarkerPosition> _written = [];
    private long _offset;

    [Fact]
    public void Steps_EmptyLog_FindsNone()
    {
        using var embedded = new EmbeddedPipeline(inputPartitions: 1, partitions: 1);
        Assert.Null(Search(embedded, lookBack: 30).Marker);
    }

    [Fact]
    public void Steps_PointsOnly_FindsNone()
    {
        using var embedded = new EmbeddedPipeline(inputPartitions: 1, partitions: 1);
        Points(embedded, 3);
        Assert.Null(Search(embedded, lookBack: 30).Marker);
    }

    [Fact]
    public void Steps_MarkerFarBehindTheEnd_IsFound()
    {
        using var embedded = new EmbeddedPipeline(inputPartitions: 1, partitions: 1);
        for (var i = 1; i <= 8; i++)
        {
            Points(embedded, 10);
            Marker(embedded, i * 10);
        }

        Points(embedded, 700);
        var search = Search(embedded, lookBack: 30);

        Assert.Equal((80, 87), (search.Marker!.ClosedThrough, search.Offset));
        Assert.Equal(_written[4].Offset + 1, search.From);
    }

    [Fact]
    public void Steps_EarlierOwnersMarkerBehindItsSuccessors_GoesByTheOneThatHasComeFurthest()
    {
        using var embedded = new EmbeddedPipeline(inputPartitions: 1, partitions: 1);
        Marker(embedded, 10);
        Marker(embedded, 20);
        var recent = _written.ToArray();
        Marker(embedded, 30);
        Marker(embedded, 40);
        embedded.Produce(Topic, 0, null, ClosedMarkerCodec.Encode(new ClosedMarker(30, 0, new([], []), recent)));

        var search = Search(embedded, lookBack: 20);

        Assert.Equal((40, 3), (search.Marker!.ClosedThrough, search.Offset));
    }

    private static MarkerSearch Search(EmbeddedPipeline embedded, long lookBack)
    {
        using var reader = new PartitionReader(embedded.Clients, "test", "test");
        var search = new MarkerSearch(reader, Topic, 0, lookBack);
        foreach (var step in search.Steps())
            Assert.False(step);
        return search;
    }

    private void Points(EmbeddedPipeline embedded, int count)
    {
        for (var i = 0; i < count; i++)
            embedded.Produce(Topic, 0, null, [.. WindowPackReader.Header, 0, 0, 0]);
        _offset += count;
    }

    private void Marker(EmbeddedPipeline embedded, long closedThrough)
    {
        embedded.Produce(Topic, 0, null, ClosedMarkerCodec.Encode(new ClosedMarker(closedThrough, 0, new([], []), [.. _written])));
        _written.Add(new(closedThrough, _offset++));
    }
}
