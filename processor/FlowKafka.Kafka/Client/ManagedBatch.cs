using System.Text;

using Confluent.Kafka;

namespace FlowKafka.Kafka.Client;

/// <summary>A batch filled by <c>Consume</c>, one message at a time.</summary>
internal sealed class ManagedBatch
{
    private readonly Entry[] _entries;

    internal ManagedBatch(int capacity) => _entries = new Entry[capacity];

    internal int Count { get; private set; }

    internal BatchMessage this[int index]
    {
        get
        {
            ref var e = ref _entries[index];
            return new(e.Topic, e.Partition, e.Offset, e.Error, e.Key, e.Value);
        }
    }

    /// <summary>Waits for the first message and takes those that are there already.</summary>
    internal int Fill(IConsumer<byte[], byte[]> consumer, TimeSpan timeout)
    {
        while (Count < _entries.Length && TakeOne(consumer, timeout))
            timeout = TimeSpan.Zero;
        return Count;
    }

    internal bool TakeOne(IConsumer<byte[], byte[]> consumer, TimeSpan timeout)
    {
        try
        {
            var result = consumer.Consume(timeout);
            if (result is null)
                return false;
            Add(result, result.IsPartitionEOF ? ErrorCode.Local_PartitionEOF : ErrorCode.NoError, result.Message?.Value);
        }
        catch (ConsumeException e)
        {
            Add(e.ConsumerRecord, e.Error.Code, Encoding.UTF8.GetBytes(e.Error.Reason));
        }

        return true;
    }

    internal void Clear()
    {
        if (Count > 0)
            Array.Clear(_entries, 0, Count);
        Count = 0;
    }

    private void Add<TKey, TValue>(ConsumeResult<TKey, TValue>? at, ErrorCode error, byte[]? value)
    {
        ref var e = ref _entries[Count++];
        e.Topic = at?.Topic ?? "";
        e.Partition = at?.Partition.Value ?? Partition.Any.Value;
        e.Offset = at?.Offset.Value ?? Offset.Unset.Value;
        e.Error = error;
        e.Key = at is { Message: not null } ? at.Message.Key as byte[] : null;
        e.Value = value;
    }

    private struct Entry
    {
        internal string Topic;
        internal int Partition;
        internal long Offset;
        internal ErrorCode Error;
        internal byte[]? Key;
        internal byte[]? Value;
    }
}
