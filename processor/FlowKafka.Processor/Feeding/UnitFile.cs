using System.Text;
using FlowKafka.Flows;
using FlowKafka.Processor.Files;
using FlowKafka.Streams.Watermarks;

namespace FlowKafka.Processor.Feeding;

/// <summary>A file's units in their order, each with how far event time had come in the file by then.</summary>
/// <param name="file">The file.</param>
/// <param name="number">Its number among the files.</param>
/// <param name="position">How many units were sent before.</param>
/// <param name="context">What holds for all files.</param>
internal sealed class UnitFile(InputFile file, int number, long position, UnitContext context) : IFlowSink, IDisposable
{
    private readonly FileInTurn _stream = new(file, context.Limit);
    private readonly PartitionClock _clock = new(context.Grace);
    private IUnitReader? _reader;
    private byte[] _value = [];
    private bool _isText;

    public InputFile File => file;

    /// <summary>Its number among the files.</summary>
    public int Number => number;

    /// <summary>The unit, as it stands in the file; valid until the next is read.</summary>
    public ReadOnlyMemory<byte> Unit { get; private set; }

    /// <summary>What a message of the unit needs around it.</summary>
    public MessageFrame Frame => _reader!.Frame;

    /// <summary>True when whatever came after it in a message would not be read.</summary>
    public bool IsAlone { get; private set; }

    /// <summary>The watermark that the file has with the unit, Unix milliseconds; the least number when it has none.</summary>
    public long Watermark => _clock.Watermark;

    /// <summary>The highest event time up to and including the unit, Unix milliseconds; the least number when none was met.</summary>
    public long Time => Watermark == long.MinValue ? long.MinValue : Watermark + context.Grace;

    /// <summary>True when it has a unit, or had one.</summary>
    public bool IsBegun => _reader is not null;

    /// <summary>Units before and including this one.</summary>
    public long Position { get; private set; }

    /// <summary>Bytes of the file read so far.</summary>
    public long BytesRead => _stream.BytesRead;

    /// <summary>Goes to the next unit; false at the end.</summary>
    /// <exception cref="InvalidDataException">The file cannot be divided any further.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public bool MoveNext()
    {
        _reader ??= Open();
        while (_reader.TryRead(out var unit))
        {
            Unit = unit;
            Decode(unit.Span);
            if (Position++ >= position)
                return true;
        }

        return false;
    }

    public void Accept(in FlowRecord record, RecordPlace place, ReadOnlySpan<byte> raw) => context.Admission.Decide(record, _clock, context.Now);

    public void Skip(SkipReason reason, RecordPlace place)
    {
        // It goes the way of all units; what it says is for ingest to read.
    }

    public void Reject(RejectReason reason, RecordPlace place, ReadOnlySpan<byte> raw) =>
        IsAlone |= reason is RejectReason.UnknownShape or RejectReason.BrokenCompression or RejectReason.TooDeep;

    public void Lost(in LostInterval interval, RecordPlace place)
    {
        // As above.
    }

    public void Dispose()
    {
        _reader?.Dispose();
        _stream.Dispose();
    }

    private IUnitReader Open()
    {
        var buffer = new UnitBuffer(Gzip.Open(_stream), context.LongestUnit);
        var first = buffer.SkipToFirst();
        if (buffer.Span.StartsWith("Obj\x01"u8))
            throw new InvalidDataException("an Avro container file cannot be replayed; 'flowkafka score' reads it");
        _isText = first is not ('{' or '[');
        return _isText ? new LineUnits(buffer, IsHeader) : new JsonUnits(buffer);
    }

    private void Decode(ReadOnlySpan<byte> unit)
    {
        // JSON among lines, and what is none among documents, would make a message another thing than it is.
        IsAlone = _isText == unit.TrimStart(" \t"u8) is [(byte)'{' or (byte)'[', ..];
        var frame = Frame;
        if (frame.Before.IsEmpty && frame.After.IsEmpty)
        {
            context.Decoder.Decode(unit, this);
            return;
        }

        var length = frame.Before.Length + unit.Length + frame.After.Length;
        if (_value.Length < length)
            _value = new byte[2 * length];
        frame.Before.CopyTo(_value);
        unit.CopyTo(_value.AsSpan(frame.Before.Length));
        frame.After.CopyTo(_value.AsSpan(frame.Before.Length + unit.Length));
        context.Decoder.Decode(_value.AsSpan(0, length), this);
    }

    private bool IsHeader(ReadOnlySpan<byte> line, MessageFrame present, out MessageFrame frame)
    {
        frame = present;
        if (!char.IsAsciiLetter((char)line[0]) && line[0] != '$')
            return false;
        var headers = context.Decoder.Counts.Headers;
        context.Decoder.Decode(line, NoSink.Instance);
        if (context.Decoder.Counts.Headers == headers)
            return false;
        var text = Encoding.UTF8.GetString(line).Trim();
        var isDefault = FlowLogFormat.TryParse(text, out var format, out _) && format.ToString() == FlowLogFormat.Default.ToString();
        frame = MessageFrame.Under(isDefault ? [] : Encoding.UTF8.GetBytes(text + "\n"));
        return true;
    }
}
