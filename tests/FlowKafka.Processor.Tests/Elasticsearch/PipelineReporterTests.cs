using System.Text.Json;
using FlowKafka.Elasticsearch.Bulk;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Processor.Elasticsearch;
using FlowKafka.Testing;

namespace FlowKafka.Processor.Tests.Elasticsearch;

public sealed class PipelineReporterTests : IDisposable
{
    private readonly ManualTimeProvider _time = new(new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly PipelineMetrics _metrics = new();
    private readonly List<TestSink> _sinks = [];
    private readonly List<string> _log = [];
    private readonly BestEffortSink _sink;

    public PipelineReporterTests() => _sink = new("reports", Open, (level, line) => _log.Add($"{level} {line}"), _time);

    public void Dispose()
    {
        _sink.Dispose();
        _metrics.Dispose();
    }

    [Fact]
    public async Task Report_EveryInterval_WritesWhatWasAddedAndOnceMoreAtTheEnd()
    {
        var reporter = Begin(TimeSpan.FromSeconds(30));
        _time.Advance(TimeSpan.FromSeconds(31));
        _time.Advance(TimeSpan.FromSeconds(7));
        await reporter.DisposeAsync();

        Assert.Equal(2, Documents.Count);
        Assert.Equal([30.0, 8.0], Documents.Select(d => d.GetProperty("flowkafka").GetProperty("pipeline").GetProperty("interval_seconds").GetDouble()));
        Assert.Equal(2, _sinks[0].Added.Select(one => one.Id).Distinct().Count());
        Assert.True(_sinks[0].IsDisposed);
    }

    [Fact]
    public async Task Report_OfCounters_HasAllThatTheDashboardsRead()
    {
        var reporter = Begin(TimeSpan.FromSeconds(30));
        _time.Advance(TimeSpan.FromSeconds(31));
        await reporter.DisposeAsync();

        var (index, id, version, _) = _sinks[0].Added[0];
        var document = Documents[0];
        Assert.Equal(("metrics-flowkafka.pipeline-default", null), (index, version));
        Assert.Equal(id, document.GetProperty("event").GetProperty("id").GetString());
        Assert.Equal(
            ("2026-02-01T00:00:30.000Z", "metric", "flowkafka.pipeline", "node-1", "machine", "1.2.3"),
            (document.GetProperty("@timestamp").GetString(), document.GetProperty("event").GetProperty("kind").GetString(),
                document.GetProperty("event").GetProperty("dataset").GetString(), document.GetProperty("service").GetProperty("node").GetProperty("name").GetString(),
                document.GetProperty("host").GetProperty("name").GetString(), document.GetProperty("service").GetProperty("version").GetString()));
        var counters = document.GetProperty("flowkafka").GetProperty("pipeline").GetProperty("counters");
        Assert.Equal(Enum.GetValues<PipelineCounter>().Length, counters.EnumerateObject().Count());
        Assert.Equal(0, counters.GetProperty("dead_letters").GetInt64());
        Assert.Equal("{}", document.GetProperty("flowkafka").GetProperty("pipeline").GetProperty("skipped").GetRawText());
    }

    [Fact]
    public async Task Report_IntervalOfZero_WritesNothing()
    {
        var reporter = Begin(TimeSpan.Zero);
        _time.Advance(TimeSpan.FromHours(1));
        await reporter.DisposeAsync();

        Assert.All(_sinks, sink => Assert.Empty(sink.Added));
    }

    [Fact]
    public void Add_ServerThatIsAway_DropsBeyondItsBoundAndSendsTheRestLater()
    {
        _time.Advance(TimeSpan.FromSeconds(1));
        (_sinks[0].IsAway, _sinks[0].Room) = (true, 10);
        for (var i = 0; i < BestEffortSink.Most + 3; i++)
            _sink.Add(new("s"u8.ToArray(), $"d{i}", "{}"u8.ToArray()));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((3, 10, false), (_sink.Dropped, _sinks[0].Added.Count, _sink.IsEmpty));

        (_sinks[0].IsAway, _sinks[0].Room) = (false, int.MaxValue);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal((BestEffortSink.Most, true), (_sinks[0].Added.Count, _sink.IsEmpty));
    }

    [Fact]
    public void Add_SinkThatFails_IsReplacedAndNothingIsLost()
    {
        _time.Advance(TimeSpan.FromSeconds(1));
        _sinks[0].IsAway = true;
        _sink.Add(new("s"u8.ToArray(), "a", "{}"u8.ToArray()));
        _time.Advance(TimeSpan.FromSeconds(1));
        _sink.Add(new("s"u8.ToArray(), "b", "{}"u8.ToArray()));
        _sinks[0].Failure = new BulkFailedException("no.");

        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(["a", "b"], _sinks[1].Added.Select(one => one.Id));
        Assert.True(_sinks[0].IsDisposed && _sink.IsEmpty);
        Assert.Equal(["warn reports: no. The pipeline goes on; its counters wait."], _log);
    }

    private IReadOnlyList<JsonElement> Documents => [.. _sinks.SelectMany(sink => sink.Added).Select(one => JsonDocument.Parse(one.Document).RootElement)];

    private PipelineReporter Begin(TimeSpan interval) => new(
        new PipelineAccount(_metrics, [], new PipelineDocument(DataStream.Pipeline("default"), "machine", "node-1", "1.2.3"), _time), _sink, interval, _time);

    private (IBulkSink, SinkWatch) Open(string name)
    {
        _sinks.Add(new());
        return (_sinks[^1], new SinkWatch(name, new BulkCounts(), _time));
    }
}
