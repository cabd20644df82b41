using System.Buffers;
using FlowKafka.Kafka.Feed;

namespace FlowKafka.Processor.Feeding;

/// <summary>Packs lines into messages of some lines each, and deals the messages out to the partitions in turn.</summary>
internal sealed class MessagePacker(IMessageFeed feed, int linesPerMessage)
{
    private const int MostBytes = 512 * 1024;

    private readonly ArrayBufferWriter<byte> _pack = new(4096);
    private int _lines;
    private int _partition;

    /// <summary>Lines taken.</summary>
    public long Lines { get; private set; }

    /// <summary>Messages sent.</summary>
    public long Messages { get; private set; }

    /// <summary>Where a whole line, with its line feed, is to be written before <see cref="EndLine"/>.</summary>
    public IBufferWriter<byte> Line => _pack;

    /// <summary>Ends a line.</summary>
    public void EndLine()
    {
        _lines++;
        Lines++;
        if (_lines >= linesPerMessage || _pack.WrittenCount >= MostBytes)
            Send();
    }

    /// <summary>Sends what is packed.</summary>
    public void Send()
    {
        if (_lines == 0)
            return;
        // The last line's feed is left out, as raw lines come without one.
        feed.Send(_partition, _pack.WrittenSpan[..^1].ToArray());
        _partition = (_partition + 1) % feed.Partitions;
        Messages++;
        _lines = 0;
        _pack.ResetWrittenCount();
    }
}
