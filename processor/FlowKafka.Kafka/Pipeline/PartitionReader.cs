using Confluent.Kafka;
using FlowKafka.Avro;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Serialization;

namespace FlowKafka.Kafka.Pipeline;

/// <summary>Takes a message that a <see cref="PartitionReader"/> reads.</summary>
internal delegate void MessageHandler(in BatchMessage message);

/// <summary>Reads a known stretch of one partition, outside of any group. One caller at a time.</summary>
internal sealed class PartitionReader : IDisposable
{
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(30);

    private readonly BatchConsumer _consumer;
    private readonly MessageVersions? _versions;
    private (string Topic, int Partition) _at;
    private long _next;
    private long _end;

    /// <summary>Makes a reader that has nothing open.</summary>
    /// <param name="clients">Make its consumer.</param>
    /// <param name="clientId">The name that brokers and logs give it.</param>
    /// <param name="group">The group that it is named after; it joins none.</param>
    /// <param name="asWritten">True to leave messages of other versions as they are.</param>
    public PartitionReader(KafkaClients clients, string clientId, string group, bool asWritten = false)
    {
        _consumer = clients.BatchConsumer(clientId, group, new NoAssignment(), AutoOffsetReset.Error, partitionEnd: true);
        _versions = asWritten ? null : clients.Versions;
    }

    /// <summary>The offset that is read next.</summary>
    public long Next => _next;

    /// <summary>The first offset that the log holds and the offset that comes next, asked of the broker.</summary>
    public (long Low, long High) Range(string topic, int partition) => Range(_consumer.Consumer, topic, partition);

    /// <summary>The same, asked through another consumer.</summary>
    public static (long Low, long High) Range(IConsumer<byte[], byte[]> consumer, string topic, int partition)
    {
        try
        {
            var range = consumer.QueryWatermarkOffsets(new TopicPartition(topic, partition), AnswerTime);
            return (range.Low.Value, range.High.Value);
        }
        catch (KafkaException e)
        {
            throw new StageFailedException(StageFailure.Broker, $"the brokers do not say how far {topic}/{partition} goes: {e.Error.Reason}", e);
        }
    }

    /// <summary>Goes to the stretch <c>[from, end)</c>; an end that is not there yet is waited for.</summary>
    public void Open(string topic, int partition, long from, long end)
    {
        (_at, _next, _end) = ((topic, partition), from, end);
        if (from < end)
            _consumer.Assign([new TopicPartitionOffset(topic, partition, from)]);
    }

    /// <summary>Reads on for at most about a slice of time.</summary>
    /// <returns>True when the end of the stretch is reached.</returns>
    public bool Step(TimeSpan slice, MessageHandler handler)
    {
        if (_next >= _end)
            return true;
        var count = _consumer.Poll(slice);
        for (var i = 0; i < count && _next < _end; i++)
        {
            var message = _consumer[i];
            if (message.IsPartitionEnd)
                _next = Math.Max(_next, message.Offset);
            else if (message.Error == ErrorCode.NoError)
                Take(message, handler);
            else if (message.Error is ErrorCode.OffsetOutOfRange or ErrorCode.Local_AutoOffsetReset)
                throw new StageFailedException(StageFailure.OffsetOutOfRange, $"{message.Topic}/{message.Partition} no longer holds offset {_next}, which a restart needs");
        }

        return _next >= _end;
    }

    public void Dispose() => _consumer.Dispose();

    private void Take(in BatchMessage message, MessageHandler handler)
    {
        if (message.Offset < _next || (message.Topic, message.Partition) != _at)
            return;
        try
        {
            if (message.Offset < _end)
                handler(_versions is null ? message : _versions.Read(message));
        }
        catch (AvroFormatException e)
        {
            throw UnreadableMessage.At(message, e);
        }

        _next = message.Offset + 1;
    }

    private sealed class NoAssignment : IAssignmentListener
    {
        public IEnumerable<TopicPartitionOffset> Assigned(IReadOnlyList<TopicPartition> partitions) => [];

        public void Revoked(IReadOnlyList<TopicPartition> partitions)
        {
        }

        public void Lost(IReadOnlyList<TopicPartition> partitions)
        {
        }
    }
}
