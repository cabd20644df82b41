using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

using Confluent.Kafka;

namespace FlowKafka.Kafka.Client;

/// <summary>
/// A consumer whose messages come in batches and without an allocation for each: see
/// docs/decisions/0002-batch-consumer.md. Partitions are forwarded to a queue of their own before they are fetched;
/// callbacks stay on the consumer's queue, which is served between batches. So no rebalance can come inside of a batch,
/// and librdkafka drops what was fetched for a partition that has been revoked since.
/// Where Confluent's native handle can't be had, batches are filled by <c>Consume</c>. Not for concurrent use.
/// </summary>
public sealed unsafe class BatchConsumer : IDisposable
{
    private const int Slice = 50;

    private readonly IConsumer<byte[], byte[]> _consumer;
    private readonly IAssignmentListener _listener;
    private readonly ManagedBatch _managed;
    private NativeMessage** _messages;
    private readonly int _capacity;
    private readonly Dictionary<nint, string> _topics = [];
    private readonly List<TopicPartition> _assigned = [];
    private readonly nint _client;
    private nint _queue;
    private int _count;
    private long _forwarded;
    private ExceptionDispatchInfo? _failure;
    private bool _closed;

    internal BatchConsumer(
        ConsumerBuilder<byte[], byte[]> builder,
        IAssignmentListener listener,
        ClientLog log,
        int capacity = 4096,
        bool native = true)
    {
        _listener = listener;
        _capacity = capacity;
        _managed = new ManagedBatch(capacity);
        _consumer = builder
            .SetPartitionsAssignedHandler((_, partitions) => OnAssigned(partitions))
            .SetPartitionsRevokedHandler((_, partitions) => OnRevoked(partitions))
            .SetPartitionsLostHandler((_, partitions) => OnLost(partitions))
            .Build();
        _messages = (NativeMessage**)NativeMemory.AllocZeroed((nuint)capacity, (nuint)sizeof(nint));
        if (!native)
            return;
        try
        {
            _client = NativeKafka.HandleOf(_consumer);
            _queue = NativeKafka.QueueNew(_client);
        }
        catch (Exception e) when (e is MissingMemberException or DllNotFoundException or EntryPointNotFoundException)
        {
            log.Write(ClientLogLevel.Warning, "batch", $"Kafka: messages are consumed one by one ({e.Message})");
        }
    }

    /// <summary>The consumer beneath, for subscriptions, commits, seeks and pauses; never poll, assign, close or dispose it.</summary>
    public IConsumer<byte[], byte[]> Consumer => _consumer;

    /// <summary>False where the batches are filled one message at a time.</summary>
    public bool IsNative => _queue != 0;

    /// <summary>Messages in the current batch.</summary>
    public int Count => _count + _managed.Count;

    /// <summary>A message of the current batch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The batch has no such place.</exception>
    public BatchMessage this[int index]
    {
        get
        {
            if (index < _managed.Count)
                return _managed[index];
            index -= _managed.Count;
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)_count, nameof(index));
            var m = _messages[index];
            return new(TopicOf(m->Topic), m->Partition, m->Offset, (ErrorCode)m->Error,
                new ReadOnlySpan<byte>(m->Key, (int)m->KeyLength), new ReadOnlySpan<byte>(m->Payload, (int)m->Length));
        }
    }

    /// <summary>Consumes partitions by hand, without a group.</summary>
    public void Assign(IReadOnlyCollection<TopicPartitionOffset> partitions)
    {
        _topics.Clear();
        _assigned.Clear();
        _assigned.AddRange(partitions.Select(p => p.TopicPartition));
        Forward();
        _consumer.Assign(partitions);
    }

    /// <summary>
    /// Releases the current batch, serves callbacks, and takes what has arrived: at least one message, unless
    /// <paramref name="timeout"/> passes first.
    /// </summary>
    /// <returns>How many messages the batch has.</returns>
    public int Poll(TimeSpan timeout)
    {
        Release();
        var end = Environment.TickCount64 + (long)timeout.TotalMilliseconds;
        while (true)
        {
            var left = Math.Clamp(end - Environment.TickCount64, 0, Slice);
            if (_queue == 0)
                return _managed.Fill(_consumer, TimeSpan.FromMilliseconds(Math.Max(0, end - Environment.TickCount64)));

            if (Environment.TickCount64 - _forwarded > Slice)
                Forward();
            // Serves the callbacks. A message can only come this way when it was fetched before its partition was forwarded.
            if (_managed.TakeOne(_consumer, TimeSpan.Zero))
                return Count;
            _count = (int)NativeKafka.ConsumeBatch(_queue, 0, _messages, _capacity);
            if (_count > 0)
                return _count;
            _count = (int)NativeKafka.ConsumeBatch(_queue, (int)left, _messages, 1);
            if (_count > 0)
                return _count += (int)Math.Max(0, NativeKafka.ConsumeBatch(_queue, 0, _messages + 1, _capacity - 1));
            _count = 0;
            if (Environment.TickCount64 >= end)
                return 0;
        }
    }

    /// <summary>
    /// Leaves the group, after <see cref="IAssignmentListener.Revoked"/>, and frees the client.
    /// Nothing can be polled any more.
    /// </summary>
    public void Close()
    {
        if (_closed)
            return;
        _closed = true;
        Release();
        if (_queue == 0)
        {
            _consumer.Close();
            return;
        }

        // Confluent's Close leaves the group and destroys the client in one go. The queue has to go in between: the
        // messages in there keep their partitions, and destroying the client waits for those.
        _ = NativeKafka.ConsumerClose(_client); // An error here means that the group is left by time-out.
        NativeKafka.QueueDestroy(_queue);
        _queue = 0;
        _consumer.Dispose();
        _failure?.Throw();
    }

    /// <summary>Closes, if that was not done.</summary>
    public void Dispose()
    {
        try
        {
            Close();
        }
        finally
        {
            NativeMemory.Free(_messages);
            _messages = null;
        }
    }

    private void Release()
    {
        for (var i = 0; i < _count; i++)
            NativeKafka.MessageDestroy(_messages[i]);
        _count = 0;
        _managed.Clear();
    }

    private IEnumerable<TopicPartitionOffset> OnAssigned(List<TopicPartition> partitions)
    {
        _topics.Clear();
        _assigned.AddRange(partitions);
        Forward();
        return _listener.Assigned(partitions);
    }

    private IEnumerable<TopicPartitionOffset> OnRevoked(List<TopicPartitionOffset> partitions) =>
        OnGone(partitions, _listener.Revoked);

    private IEnumerable<TopicPartitionOffset> OnLost(List<TopicPartitionOffset> partitions) =>
        OnGone(partitions, _listener.Lost);

    private IEnumerable<TopicPartitionOffset> OnGone(
        List<TopicPartitionOffset> partitions, Action<IReadOnlyList<TopicPartition>> tell)
    {
        var gone = partitions.ConvertAll(p => p.TopicPartition);
        _assigned.RemoveAll(gone.Contains);
        try
        {
            tell(gone);
        }
        catch (Exception e) when (_closed)
        {
            _failure = ExceptionDispatchInfo.Capture(e);
        }

        return [];
    }

    // librdkafka undoes the forwarding of a partition when its fetching stops, which it does in its own time.
    // Messages that come in between wait in the partition; forwarding again moves them over.
    private void Forward()
    {
        _forwarded = Environment.TickCount64;
        if (_queue == 0)
            return;
        foreach (var partition in _assigned)
        {
            var queue = NativeKafka.QueueGetPartition(_client, partition.Topic, partition.Partition.Value);
            if (queue == 0)
                continue;
            NativeKafka.QueueForward(queue, _queue);
            NativeKafka.QueueDestroy(queue);
        }
    }

    // A topic's native object lives as long as one of its partitions is assigned, so the cache is good until a rebalance.
    private string TopicOf(nint topic)
    {
        if (topic == 0)
            return "";
        if (!_topics.TryGetValue(topic, out var name))
            _topics.Add(topic, name = Marshal.PtrToStringUTF8(NativeKafka.TopicName(topic)) ?? "");
        return name;
    }
}
