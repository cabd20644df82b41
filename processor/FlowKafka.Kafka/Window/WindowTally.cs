using FlowKafka.Kafka.Pipeline;
using FlowKafka.Streams.Windows;

namespace FlowKafka.Kafka.Window;

/// <summary>Passes on by how much the counts of a task have grown.</summary>
internal sealed class WindowTally(WindowCounts counts)
{
    private long _records;
    private long _duplicates;
    private long _covered;
    private long _overlong;
    private long _rejects;
    private long _rejectsDropped;
    private long _windows;
    private long _points;

    public void PassOn(PipelineMetrics metrics)
    {
        Add(metrics, PipelineCounter.WindowRecords, counts.Records, ref _records);
        Add(metrics, PipelineCounter.Duplicates, counts.Duplicates, ref _duplicates);
        Add(metrics, PipelineCounter.Covered, counts.Covered, ref _covered);
        Add(metrics, PipelineCounter.Overlong, counts.Overlong, ref _overlong);
        Add(metrics, PipelineCounter.OutboundRejects, counts.Rejects, ref _rejects);
        Add(metrics, PipelineCounter.OutboundRejectsDropped, counts.RejectsDropped, ref _rejectsDropped);
        Add(metrics, PipelineCounter.WindowsClosed, counts.WindowsClosed, ref _windows);
        Add(metrics, PipelineCounter.Points, counts.Points, ref _points);
    }

    private static void Add(PipelineMetrics metrics, PipelineCounter counter, long now, ref long before)
    {
        metrics.Add(counter, now - before);
        before = now;
    }
}
