using System.Globalization;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Processor.Elasticsearch;

namespace FlowKafka.Processor.Observability;

/// <summary>Says how a running pipeline is.</summary>
/// <param name="pipeline">The pipeline.</param>
/// <param name="elasticsearch">Where it delivers to; null for files.</param>
internal sealed class PipelineHealth(FlowKafkaPipeline pipeline, ElasticsearchDelivery? elasticsearch = null)
{
    /// <summary>
    /// Health, with a line for each stage. It is not ready when nothing has arrived at Elasticsearch for a while; it is live all
    /// the same, since to start it again would help nobody.
    /// </summary>
    public HealthReport Report()
    {
        SinkWatch[] stuck = elasticsearch is null ? [] : [.. elasticsearch.Watches.Where(watch => watch.Stuck >= ElasticsearchDelivery.Patience)];
        return new(
            pipeline.IsLive, pipeline.IsReady && stuck.Length == 0,
            string.Join('\n', [.. pipeline.Statuses.Select(Line), .. stuck.Select(Line)]));
    }

    /// <summary>What was done so far, on one line.</summary>
    public string Counts()
    {
        var m = pipeline.Metrics;
        return string.Create(CultureInfo.InvariantCulture,
            $"records {m[PipelineCounter.RecordsOffered]} offered, {m[PipelineCounter.RecordsAccepted]} accepted; dead letters {m[PipelineCounter.DeadLetters]}; windows closed {m[PipelineCounter.WindowsClosed]}, points {m[PipelineCounter.Points]}; detections {m[PipelineCounter.Detections]}, delivered {m[PipelineCounter.Delivered]}{(m[PipelineCounter.Exported] > 0 ? $", flows {m[PipelineCounter.Exported]}" : "")}{(m[PipelineCounter.Undeliverable] > 0 ? $", undeliverable {m[PipelineCounter.Undeliverable]}" : "")}");
    }

    private static string Line(SinkWatch watch) => string.Create(CultureInfo.InvariantCulture,
        $"{watch.Name}: Elasticsearch has taken nothing for {watch.Stuck.TotalSeconds:F0} s");

    private static string Line(StageStatus status)
    {
        var lag = status.Partitions.Sum(p => p.Lag);
        return string.Create(CultureInfo.InvariantCulture,
            $"{status.Stage.ToString().ToLowerInvariant()}: {status.State.ToString().ToLowerInvariant()}, {status.Partitions.Length} partitions, lag {lag}");
    }
}
