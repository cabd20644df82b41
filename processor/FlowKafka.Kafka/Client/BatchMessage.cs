using Confluent.Kafka;

namespace FlowKafka.Kafka.Client;

/// <summary>A message in a batch. Its bytes are valid until the consumer's next poll.</summary>
public readonly ref struct BatchMessage
{
    internal BatchMessage(
        string topic, int partition, long offset, ErrorCode error, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        Topic = topic;
        Partition = partition;
        Offset = offset;
        Error = error;
        Key = key;
        Value = value;
    }

    /// <summary>The topic; empty for an error that concerns none.</summary>
    public string Topic { get; }

    /// <summary>The partition.</summary>
    public int Partition { get; }

    /// <summary>The offset; for the end of a partition the one that comes next.</summary>
    public long Offset { get; }

    /// <summary><see cref="ErrorCode.NoError"/> for a message; otherwise <see cref="Value"/> is a text in UTF-8.</summary>
    public ErrorCode Error { get; }

    /// <summary>The key's bytes; empty when there is no key.</summary>
    public ReadOnlySpan<byte> Key { get; }

    /// <summary>The value's bytes; empty for a tombstone.</summary>
    public ReadOnlySpan<byte> Value { get; }

    /// <summary>True when this is no message but the end of the partition, as it was a moment ago.</summary>
    public bool IsPartitionEnd => Error == ErrorCode.Local_PartitionEOF;
}
