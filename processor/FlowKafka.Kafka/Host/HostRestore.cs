using FlowKafka.Detection.Hosts;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Kafka.Serialization;

namespace FlowKafka.Kafka.Host;

/// <summary>Reads the changelog of one partition into a book, and finds the checkpoint that a restart goes by.</summary>
internal sealed class HostRestore(StageContext context, PartitionReader reader, HostBook book, int partition)
{
    /// <summary>The key of checkpoints: no host's.</summary>
    public static readonly byte[] CheckpointKey = [0];

    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(200);

    /// <summary>The checkpoint; null when there is none.</summary>
    public HostCheckpoint? Checkpoint { get; private set; }

    /// <summary>Reads; a step of the enumeration takes about a slice of time.</summary>
    public IEnumerable<bool> Steps()
    {
        var (low, high) = reader.Range(context.Topics.Hosts, partition);
        reader.Open(context.Topics.Hosts, partition, low, high);
        while (!reader.Step(Slice, Take))
            yield return false;
    }

    private void Take(in BatchMessage message)
    {
        if (HostCheckpointCodec.Is(message.Value))
            Take(HostCheckpointCodec.Decode(message.Value));
        else
            book.Restore(HostStateCodec.Decode(message.Key, message.Value));
    }

    // An earlier owner's may come behind its successor's.
    private void Take(HostCheckpoint found)
    {
        if (Checkpoint is not { } known)
            Checkpoint = found;
        else if (found.ClosedThrough >= known.ClosedThrough)
            Checkpoint = found with { Written = Math.Max(found.Written, known.Written) };
    }
}
