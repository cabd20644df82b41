using System.Text;
using FlowKafka.Kafka.Deliver;
using FlowKafka.Processor.Elasticsearch;
using FlowKafka.Testing;

namespace FlowKafka.Processor.Tests.Elasticsearch;

public sealed class DocumentTargetTests
{
    private const string Detection =
        """{"@timestamp":"2026-02-01T00:10:00.000Z","event":{"kind":"alert","id":"e1-7"},"flowkafka":{"episode":{"id":"e1","revision":7,"start":"2026-01-31T23:50:00.000Z"}}}""";

    private readonly TestSink _sink = new();
    private readonly ManualTimeProvider _time = new(new DateTimeOffset(2026, 2, 1, 0, 12, 0, 345, TimeSpan.Zero));

    [Fact]
    public void Add_DetectionInADataStream_IsCreatedUnderItsEventsId()
    {
        Add(new DetectionStream("soc", _time), Detection);

        Assert.Equal(
            ("logs-flowkafka.detection-soc", "e1-7", null,
                """{"data_stream":{"type":"logs","dataset":"flowkafka.detection","namespace":"soc"},"@timestamp":"2026-02-01T00:10:00.000Z","event":{"ingested":"2026-02-01T00:12:00.345Z","kind":"alert","id":"e1-7"},"flowkafka":{"episode":{"id":"e1","revision":7,"start":"2026-01-31T23:50:00.000Z"}}}"""),
            Assert.Single(_sink.Added));
    }

    [Fact]
    public void Add_DetectionInAnIndex_IsOneDocumentAnEpisodeInTheMonthOfItsStart()
    {
        Add(new DetectionIndex("soc", _time), Detection);

        Assert.Equal(
            ("flowkafka-detection-soc-2026.01", "e1", 7L,
                """{"@timestamp":"2026-02-01T00:10:00.000Z","event":{"ingested":"2026-02-01T00:12:00.345Z","kind":"alert","id":"e1-7"},"flowkafka":{"episode":{"id":"e1","revision":7,"start":"2026-01-31T23:50:00.000Z"}}}"""),
            Assert.Single(_sink.Added));
    }

    [Fact]
    public void Add_DetectionsAtAnotherTime_CarryThatTime()
    {
        var target = new DetectionIndex("soc", _time);
        Add(target, Detection);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Add(target, Detection);

        Assert.Contains("\"ingested\":\"2026-02-01T00:12:00.345Z\",", _sink.Added[0].Document, StringComparison.Ordinal);
        Assert.Contains("\"ingested\":\"2026-02-01T00:12:00.346Z\",", _sink.Added[1].Document, StringComparison.Ordinal);
    }

    [Fact]
    public void Add_FlowDocument_GoesAsItIs()
    {
        new FlowStream("default").Add(_sink, new DocumentHead { Id = "w1"u8 }, "{\"event\":{}}"u8);

        Assert.Equal(("logs-flowkafka.flow-default", "w1", null, "{\"event\":{}}"), Assert.Single(_sink.Added));
    }

    private void Add(IDocumentTarget target, string document)
    {
        var bytes = Encoding.UTF8.GetBytes(document);
        Assert.True(DocumentHead.TryRead(bytes, withSeries: true, out var head));
        target.Add(_sink, head, bytes);
    }
}
