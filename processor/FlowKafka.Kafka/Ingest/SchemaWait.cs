using FlowKafka.Flows;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Pipeline;

namespace FlowKafka.Kafka.Ingest;

/// <summary>
/// Holds partitions whose next message needs a schema that the registry does not give now. They keep their place, and
/// are tried again; the others go on. When a registry is out of reach for too long, the stage ends.
/// </summary>
internal sealed class SchemaWait(StageContext context, IngestOptions options)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Begins or goes on to hold a partition.</summary>
    /// <exception cref="StageFailedException">The patience is over.</exception>
    public void Hold(InputPartition partition, SchemaSourceException failure)
    {
        var now = context.Time.GetTimestamp();
        partition.SchemaWaitFrom ??= now;
        var patience = options.Topics.First(topic => topic.Name == partition.Topic).Avro?.Registry?.Patience ?? TimeSpan.Zero;
        if (context.Time.GetElapsedTime(partition.SchemaWaitFrom.Value, now) >= patience)
        {
            throw new StageFailedException(
                StageFailure.Registry, $"{failure.Message} {partition.Topic}/{partition.Partition} waits at offset {partition.Next}, and nothing is lost: start again when the registry answers.", failure);
        }

        partition.SchemaTriedAt = now;
        context.Metrics.Add(PipelineCounter.SchemaWaits);
        context.Log.Write(ClientLogLevel.Warning, "registry", $"{failure.Message} {partition.Topic} waits.");
    }

    /// <summary>True while it is too early to try a partition again.</summary>
    public bool IsHeld(InputPartition partition) =>
        partition.SchemaWaitFrom is not null && context.Time.GetElapsedTime(partition.SchemaTriedAt) < Pause;
}
