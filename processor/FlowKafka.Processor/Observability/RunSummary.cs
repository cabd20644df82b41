using FlowKafka.Kafka.Pipeline;

namespace FlowKafka.Processor.Observability;

/// <summary>Says now and then, in a line of the log, what a pipeline has done.</summary>
internal sealed class RunSummary : IDisposable
{
    private readonly ITimer? _timer;
    private readonly PipelineHealth _health;
    private readonly RunLog _log;
    private string _last = "";

    public RunSummary(FlowKafkaPipeline pipeline, RunLog log, TimeSpan interval, TimeProvider time)
    {
        (_health, _log) = (new PipelineHealth(pipeline), log);
        if (interval > TimeSpan.Zero)
            _timer = time.CreateTimer(_ => Tell(), state: null, interval, interval);
    }

    public void Dispose() => _timer?.Dispose();

    private void Tell()
    {
        var counts = _health.Counts();
        if (counts == _last)
            return;
        _last = counts;
        _log.Write("info", counts);
    }
}
