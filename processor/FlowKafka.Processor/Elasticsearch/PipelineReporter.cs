using FlowKafka.Kafka.Pipeline;

namespace FlowKafka.Processor.Elasticsearch;

/// <summary>Writes now and then, and once at the end, what a pipeline has done and how its stages stand. It never holds up the pipeline.</summary>
internal sealed class PipelineReporter : IAsyncDisposable
{
    private static readonly TimeSpan LastWait = TimeSpan.FromSeconds(3);

    private readonly PipelineMetrics _metrics;
    private readonly IReadOnlyList<StageStatus> _statuses;
    private readonly PipelineDocument _document;
    private readonly BestEffortSink _sink;
    private readonly TimeProvider _time;
    private readonly ITimer? _timer;
    private readonly Lock _lock = new();
    private CounterSnapshot _last = new(metrics: null);
    private DateTimeOffset _lastAt;

    /// <summary>Begins.</summary>
    /// <param name="metrics">The counters.</param>
    /// <param name="statuses">How the stages stand.</param>
    /// <param name="document">Writes the documents.</param>
    /// <param name="sink">Sends them.</param>
    /// <param name="interval">How often; zero for never, not even at the end.</param>
    /// <param name="time">The clock.</param>
    public PipelineReporter(
        PipelineMetrics metrics, IReadOnlyList<StageStatus> statuses, PipelineDocument document, BestEffortSink sink, TimeSpan interval, TimeProvider time)
    {
        (_metrics, _statuses, _document, _sink, _time) = (metrics, statuses, document, sink, time);
        _lastAt = time.GetUtcNow();
        if (interval > TimeSpan.Zero)
            _timer = time.CreateTimer(_ => Report(), state: null, interval, interval);
    }

    /// <summary>Tells of the rest, and gives it a moment to arrive.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_timer is not null)
        {
            await _timer.DisposeAsync().ConfigureAwait(false);
            Report();
        }

        await _sink.FinishAsync(LastWait).ConfigureAwait(false);
        _sink.Dispose();
    }

    private void Report()
    {
        lock (_lock)
        {
            var now = _time.GetUtcNow();
            if (now <= _lastAt)
                return;
            var counts = new CounterSnapshot(_metrics);
            _sink.Add(_document.OfCounts(counts, _last, now, now - _lastAt));
            foreach (var status in _statuses)
                _sink.Add(_document.OfStage(status, now));
            (_last, _lastAt) = (counts, now);
        }
    }
}
