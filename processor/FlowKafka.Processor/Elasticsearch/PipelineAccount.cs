using FlowKafka.Kafka.Pipeline;

namespace FlowKafka.Processor.Elasticsearch;

/// <summary>Tells in documents what a pipeline has done since it was last asked, and how its stages stand. One caller at a time.</summary>
internal sealed class PipelineAccount(PipelineMetrics metrics, IReadOnlyList<StageStatus> statuses, PipelineDocument document, TimeProvider time)
{
    private CounterSnapshot _last = new(metrics: null);
    private DateTimeOffset _lastAt = time.GetUtcNow();

    /// <summary>How long ago it was last asked, or made.</summary>
    public TimeSpan Age => time.GetUtcNow() - _lastAt;

    /// <summary>The documents; none when no time has passed.</summary>
    public IReadOnlyList<LooseDocument> Next()
    {
        var now = time.GetUtcNow();
        if (now <= _lastAt)
            return [];
        var counts = new CounterSnapshot(metrics);
        LooseDocument[] documents = [document.OfCounts(counts, _last, now, now - _lastAt), .. statuses.Select(status => document.OfStage(status, now))];
        (_last, _lastAt) = (counts, now);
        return documents;
    }
}
