namespace FlowKafka.Processor.Elasticsearch;

/// <summary>Writes now and then, and once at the end, what a pipeline has done and how its stages stand. It never holds up the pipeline.</summary>
internal sealed class PipelineReporter : IAsyncDisposable
{
    private static readonly TimeSpan LastWait = TimeSpan.FromSeconds(3);

    private readonly PipelineAccount _account;
    private readonly BestEffortSink _sink;
    private readonly ITimer? _timer;
    private readonly Lock _lock = new();
    private bool _isEnded;

    /// <summary>Begins.</summary>
    /// <param name="account">Makes the documents.</param>
    /// <param name="sink">Sends them.</param>
    /// <param name="interval">How often; zero for never, not even at the end.</param>
    /// <param name="time">The clock.</param>
    public PipelineReporter(PipelineAccount account, BestEffortSink sink, TimeSpan interval, TimeProvider time)
    {
        (_account, _sink) = (account, sink);
        if (interval > TimeSpan.Zero)
            _timer = time.CreateTimer(_ => Report(), state: null, interval, interval);
    }

    /// <summary>Whether in the end all had arrived that was to be sent.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Tells of the rest, and gives it a moment to arrive.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isEnded)
            return;
        _isEnded = true;
        if (_timer is not null)
        {
            await _timer.DisposeAsync().ConfigureAwait(false);
            Report();
        }

        IsComplete = await _sink.FinishAsync(LastWait).ConfigureAwait(false) && _sink.Dropped == 0;
        _sink.Dispose();
    }

    private void Report()
    {
        lock (_lock)
        {
            foreach (var document in _account.Next())
                _sink.Add(document);
        }
    }
}
