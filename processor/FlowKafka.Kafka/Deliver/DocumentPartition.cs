using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Pipeline;

namespace FlowKafka.Kafka.Deliver;

/// <summary>
/// A partition whose messages become documents of a sink. It keeps nothing: what is not there when it dies comes again, under
/// the same ids. What is committed is the offset before which everything is there.
/// </summary>
/// <param name="topic">The topic.</param>
/// <param name="partition">The partition.</param>
/// <param name="start">The committed offset, or the beginning of the log.</param>
/// <param name="output">Makes documents and sends them; the stage's tasks share it.</param>
internal sealed class DocumentPartition(string topic, int partition, long start, DocumentOutput output) : IPartitionTask
{
    /// <summary>The topic that it reads.</summary>
    public string Topic => topic;

    /// <summary>The partition.</summary>
    public int Partition => partition;

    public long Next { get; private set; } = start;

    public long Committable { get; private set; } = start;

    public bool WantsMore => output.WantsMore;

    public bool IsBrieflyFull => true;

    public bool IsWaiting => Committable < Next;

    public bool Restore(TimeSpan slice) => true;

    public void Take(in BatchMessage message)
    {
        output.Take(this, message);
        Next = message.Offset + 1;
    }

    public bool Follow()
    {
        output.Follow();
        return false;
    }

    public void EndBatch()
    {
    }

    /// <summary>Learns that everything below an offset is there.</summary>
    public void Settle(long next) => Committable = next;

    public PartitionStatus Describe(bool isRestored, long end) =>
        new(topic, partition, isRestored, Next, end, long.MinValue, isRestored && Committable == Next);

    public void Dispose()
    {
    }
}
