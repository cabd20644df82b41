using Confluent.Kafka;
using FlowKafka.Avro;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Pipeline;

namespace FlowKafka.Kafka.Judge;

/// <summary>
/// Follows the partitions of <c>context</c> that judge of this instance needs, through one consumer: assigned, since who
/// owns a partition of <c>windows</c> needs the same one of <c>context</c>, and needs it from a place of its own on.
/// </summary>
internal sealed class ContextTail : IDisposable, IAssignmentListener
{
    private readonly StageContext _context;
    private readonly BatchConsumer _consumer;
    private readonly Dictionary<int, Followed> _followed = [];
    private bool _isStale;

    public ContextTail(StageContext context)
    {
        _context = context;
        _consumer = context.Clients.BatchConsumer(
            context.ClientId + "-context", context.Topics.Group(context.Stage), this, AutoOffsetReset.Error, partitionEnd: true);
    }

    /// <summary>Where a partition is to be read from: what the group has committed, or the beginning of the log.</summary>
    public long StartOf(int partition)
    {
        var place = new TopicPartition(_context.Topics.Context, partition);
        var committed = GroupCommits.Committed(_consumer.Consumer, [place], _context)[place];
        var (low, high) = PartitionReader.Range(_consumer.Consumer, place.Topic, partition);
        if (committed is { } next && next > high)
            OffsetRange.Check(_consumer.Consumer, place.Topic, partition, next);
        return Math.Max(low, committed ?? low);
    }

    /// <summary>Follows a partition from an offset on.</summary>
    public void Open(int partition, long from, MessageHandler take)
    {
        _followed[partition] = new(from, take);
        _isStale = true;
    }

    /// <summary>Follows a partition no more.</summary>
    public void Close(int partition) => _isStale |= _followed.Remove(partition);

    /// <summary>Goes on with a partition, or leaves it for a while.</summary>
    public void Want(int partition, bool isWanted)
    {
        var followed = _followed[partition];
        _isStale |= followed.IsWanted != isWanted;
        followed.IsWanted = isWanted;
    }

    /// <summary>The offset that is read next of a partition, and the end of its log; -1 when that is not known.</summary>
    public (long Next, long End) PositionOf(int partition)
    {
        var end = _consumer.Consumer.GetWatermarkOffsets(new TopicPartition(_context.Topics.Context, partition)).High;
        return (_followed[partition].Next, end.IsSpecial ? -1 : end.Value);
    }

    /// <summary>Hands out what has arrived of all partitions, without waiting.</summary>
    public void Follow()
    {
        if (_isStale)
            Assign();
        var count = _consumer.Poll(TimeSpan.Zero);
        for (var i = 0; i < count; i++)
        {
            var message = _consumer[i];
            if (message.Error == ErrorCode.NoError)
                Take(message);
            else if (message.Error is ErrorCode.OffsetOutOfRange or ErrorCode.Local_AutoOffsetReset && _followed.TryGetValue(message.Partition, out var followed))
                OffsetRange.Check(_consumer.Consumer, _context.Topics.Context, message.Partition, followed.Next);
            else if (!message.IsPartitionEnd)
                _context.Metrics.Add(PipelineCounter.TransientErrors);
        }
    }

    public void Dispose() => _consumer.Dispose();

    IEnumerable<TopicPartitionOffset> IAssignmentListener.Assigned(IReadOnlyList<TopicPartition> partitions) => [];

    void IAssignmentListener.Revoked(IReadOnlyList<TopicPartition> partitions)
    {
    }

    void IAssignmentListener.Lost(IReadOnlyList<TopicPartition> partitions)
    {
    }

    private void Assign()
    {
        _isStale = false;
        _consumer.Assign(
        [
            .. _followed.Where(one => one.Value.IsWanted)
                .Select(one => new TopicPartitionOffset(_context.Topics.Context, one.Key, new Offset(one.Value.Next))),
        ]);
    }

    private void Take(in BatchMessage message)
    {
        if (!_followed.TryGetValue(message.Partition, out var followed) || message.Offset < followed.Next)
            return;
        try
        {
            followed.Take(_context.Clients.Versions.Read(message));
        }
        catch (AvroFormatException e)
        {
            throw UnreadableMessage.At(message, e);
        }

        followed.Next = message.Offset + 1;
    }

    private sealed class Followed(long next, MessageHandler take)
    {
        public long Next { get; set; } = next;

        public bool IsWanted { get; set; } = true;

        public MessageHandler Take => take;
    }
}
