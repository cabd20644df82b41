using System.Buffers;

namespace FlowKafka.Processor.Feeding;

/// <summary>Units of one frame on their way to a message.</summary>
internal sealed class UnitPack(MessageFrame frame)
{
    private readonly ArrayBufferWriter<byte> _bytes = new(4096);

    public int Units { get; private set; }

    /// <summary>Bytes of the message as it stands.</summary>
    public int Length => _bytes.WrittenCount + frame.After.Length;

    /// <summary>When the first of them happened, Unix milliseconds.</summary>
    public long FirstTime { get; private set; }

    public void Add(ReadOnlySpan<byte> unit, long time)
    {
        if (Units == 0)
        {
            FirstTime = time;
            _bytes.Write(frame.Before);
        }
        else
        {
            _bytes.GetSpan(1)[0] = frame.Between;
            _bytes.Advance(1);
        }

        _bytes.Write(unit);
        Units++;
    }

    /// <summary>The message, and an empty pack.</summary>
    public byte[] Take()
    {
        _bytes.Write(frame.After);
        var message = _bytes.WrittenSpan.ToArray();
        _bytes.ResetWrittenCount();
        Units = 0;
        return message;
    }
}
