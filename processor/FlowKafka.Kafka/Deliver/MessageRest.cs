using FlowKafka.Kafka.Client;

namespace FlowKafka.Kafka.Deliver;

/// <summary>A message whose documents did not all go into the sink yet. Its buffer is used again.</summary>
internal sealed class MessageRest
{
    private byte[] _bytes = [];
    private int _length;
    private DocumentPartition _owner = null!;
    private long _offset;

    /// <summary>How many of its parts are done with.</summary>
    public int Done { get; set; }

    /// <summary>True while there is one.</summary>
    public bool IsHeld { get; private set; }

    /// <summary>The message.</summary>
    public BatchMessage Message =>
        new(_owner.Topic, _owner.Partition, _offset, Confluent.Kafka.ErrorCode.NoError, [], _bytes.AsSpan(0, _length));

    /// <summary>Keeps a message.</summary>
    public void Keep(DocumentPartition owner, in BatchMessage message, int done)
    {
        if (_bytes.Length < message.Value.Length)
            _bytes = new byte[message.Value.Length];
        message.Value.CopyTo(_bytes);
        (_owner, _offset, _length, Done, IsHeld) = (owner, message.Offset, message.Value.Length, done, true);
    }

    /// <summary>All of it is done with.</summary>
    public void Release() => IsHeld = false;
}
