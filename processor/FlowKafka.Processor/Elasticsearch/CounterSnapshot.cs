using FlowKafka.Flows;
using FlowKafka.Kafka.Pipeline;

namespace FlowKafka.Processor.Elasticsearch;

/// <summary>The counters of a pipeline at a moment.</summary>
internal sealed class CounterSnapshot
{
    private readonly Dictionary<PipelineCounter, long> _counts = [];
    private readonly Dictionary<SkipReason, long> _skipped = [];
    private readonly Dictionary<RejectReason, long> _rejected = [];

    /// <summary>Takes it; null for the beginning, when all are zero.</summary>
    public CounterSnapshot(PipelineMetrics? metrics)
    {
        foreach (var counter in Enum.GetValues<PipelineCounter>())
            _counts[counter] = metrics?[counter] ?? 0;
        foreach (var reason in Enum.GetValues<SkipReason>())
            _skipped[reason] = metrics?.Skipped(reason) ?? 0;
        foreach (var reason in Enum.GetValues<RejectReason>())
            _rejected[reason] = metrics?.Rejected(reason) ?? 0;
    }

    public long this[PipelineCounter counter] => _counts[counter];

    public long this[SkipReason reason] => _skipped[reason];

    public long this[RejectReason reason] => _rejected[reason];
}
