using FlowKafka.Elasticsearch.Bulk;
using FlowKafka.Kafka.Deliver;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Processor.Elasticsearch;
using FlowKafka.Testing;

namespace FlowKafka.Processor.Tests.Elasticsearch;

public sealed class BulkDocumentSinkTests
{
    private readonly TestSink _bulk = new();
    private readonly ManualTimeProvider _time = new(DateTimeOffset.UnixEpoch);
    private readonly SinkWatch _watch;
    private readonly BulkDocumentSink _sink;

    public BulkDocumentSinkTests()
    {
        _watch = new("deliver", new BulkCounts(), _time);
        _sink = new(_bulk, new FlowStream("default"), _watch);
    }

    [Fact]
    public void Follow_ServerThatRefuses_StopsTheStageWithItsLine()
    {
        _bulk.Failure = new BulkFailedException("Elasticsearch at http://es-1:9200 answers 401.");

        var failure = Assert.Throws<StageFailedException>(_sink.Follow);

        Assert.Equal((StageFailure.Sink, "Elasticsearch at http://es-1:9200 answers 401."), (failure.Failure, failure.Message));
    }

    [Fact]
    public void Settled_WhatIsThere_MovesWithTheBulkSink()
    {
        Assert.Equal(0, _sink.Add(new DocumentHead { Id = "a"u8 }, "{}"u8));
        Assert.Equal(1, _sink.Add(new DocumentHead { Id = "b"u8 }, "{}"u8));
        Assert.Equal(0, _sink.Settled);

        _sink.Follow();

        Assert.Equal(2, _sink.Settled);
        Assert.Equal(TimeSpan.Zero, _watch.Stuck);
    }
}
