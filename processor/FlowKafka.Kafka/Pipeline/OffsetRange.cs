using Confluent.Kafka;

namespace FlowKafka.Kafka.Pipeline;

/// <summary>Sees to it that nothing is skipped in silence because a log was shortened.</summary>
internal static class OffsetRange
{
    /// <summary>Checks that the log still holds the offset to go on from.</summary>
    /// <exception cref="StageFailedException">It does not; the line says how much is gone.</exception>
    public static void Check(IConsumer<byte[], byte[]> consumer, string topic, int partition, long next)
    {
        var (low, high) = PartitionReader.Range(consumer, topic, partition);
        if (next < low)
        {
            throw new StageFailedException(
                StageFailure.OffsetOutOfRange,
                $"{topic}/{partition} begins at offset {low}, but {next} comes next: {low - next} messages are gone; lengthen the topic's retention, and give the pipeline a new topic prefix to begin anew");
        }

        if (next > high)
        {
            throw new StageFailedException(
                StageFailure.OffsetOutOfRange,
                $"{topic}/{partition} ends at offset {high}, but {next} comes next: the topic is not the one that was read before; give the pipeline a new topic prefix to begin anew");
        }
    }
}
