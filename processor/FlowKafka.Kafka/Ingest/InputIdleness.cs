using Confluent.Kafka;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Kafka.Positions;

namespace FlowKafka.Kafka.Ingest;

/// <summary>Declares partitions idle that are silent at their end, and wakes them.</summary>
internal sealed class InputIdleness(
    StageContext context, IngestOptions options, long windowSize, PositionsTail tail, BatchConsumer consumer)
{
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(5);

    /// <summary>Declares those idle whose time has come; the next cycle tells it.</summary>
    public void Declare(OwnedPartitions owned)
    {
        foreach (var partition in owned.All)
        {
            if (partition.IsIdle || partition.IsPaused || !partition.IsAtEnd)
                continue;
            if (context.Time.GetElapsedTime(partition.LastMessage) < options.IdleAfter)
                continue;
            if (!IsReallyAtEnd(partition))
            {
                partition.LastMessage = context.Time.GetTimestamp();
                continue;
            }

            partition.IsIdle = true;
            context.Metrics.Add(PipelineCounter.IdleDeclarations);
        }
    }

    /// <summary>Wakes a partition for which a message has come: it goes on no earlier than where the others are.</summary>
    public void Wake(InputPartition partition)
    {
        tail.CatchUp();
        partition.Clock.WakeAt(tail.Positions.FloorFor(windowSize, (long)options.Grace.TotalMilliseconds));
        partition.IsIdle = false;
        context.Metrics.Add(PipelineCounter.Wakes);
    }

    // The end that the client saw may be old when the broker cannot be reached: only the broker's word counts.
    private bool IsReallyAtEnd(InputPartition partition)
    {
        try
        {
            var place = new TopicPartition(partition.Topic, partition.Partition);
            return consumer.Consumer.QueryWatermarkOffsets(place, AnswerTime).High.Value <= partition.Next;
        }
        catch (KafkaException)
        {
            context.Metrics.Add(PipelineCounter.TransientErrors);
            return false;
        }
    }
}
