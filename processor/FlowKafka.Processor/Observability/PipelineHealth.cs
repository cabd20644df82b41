using System.Globalization;
using FlowKafka.Kafka.Pipeline;

namespace FlowKafka.Processor.Observability;

/// <summary>Says how a running pipeline is.</summary>
internal sealed class PipelineHealth(FlowKafkaPipeline pipeline)
{
    /// <summary>Health, with a line for each stage.</summary>
    public HealthReport Report() => new(pipeline.IsLive, pipeline.IsReady, string.Join('\n', pipeline.Statuses.Select(Line)));

    /// <summary>What was done so far, on one line.</summary>
    public string Counts()
    {
        var m = pipeline.Metrics;
        return string.Create(CultureInfo.InvariantCulture,
            $"records {m[PipelineCounter.RecordsOffered]} offered, {m[PipelineCounter.RecordsAccepted]} accepted; dead letters {m[PipelineCounter.DeadLetters]}; windows closed {m[PipelineCounter.WindowsClosed]}, points {m[PipelineCounter.Points]}; detections {m[PipelineCounter.Detections]}, delivered {m[PipelineCounter.Delivered]}");
    }

    private static string Line(StageStatus status)
    {
        var lag = status.Partitions.Sum(p => p.Lag);
        return string.Create(CultureInfo.InvariantCulture,
            $"{status.Stage.ToString().ToLowerInvariant()}: {status.State.ToString().ToLowerInvariant()}, {status.Partitions.Length} partitions, lag {lag}");
    }
}
