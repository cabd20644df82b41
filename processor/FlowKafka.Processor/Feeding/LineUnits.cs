using System.Buffers;

namespace FlowKafka.Processor.Feeding;

/// <summary>Divides text into lines. Blank ones are left out; header lines go into the frame of those that follow.</summary>
/// <param name="buffer">The text.</param>
/// <param name="isHeader">Whether a line is a header of the format that it brings about.</param>
internal sealed class LineUnits(UnitBuffer buffer, HeaderTest isHeader) : IUnitReader
{
    private readonly ArrayBufferWriter<byte> _comments = new();
    private bool _isInComments;
    private bool? _hasComments;

    public MessageFrame Frame { get; private set; } = MessageFrame.Lines;

    public bool TryRead(out ReadOnlyMemory<byte> unit)
    {
        while (TryReadLine(out unit))
        {
            var line = unit.Span.TrimEnd((byte)'\r');
            if (!line.ContainsAnyExcept((byte)' ', (byte)'\t'))
                continue;
            _hasComments ??= line.StartsWith("#separator"u8) || line.StartsWith("#fields"u8);
            if (_hasComments.Value ? TakeComment(line) : TakeHeader(line))
                continue;
            return true;
        }

        return false;
    }

    public void Dispose() => buffer.Dispose();

    // Zeek's: all lines that begin with # before a record are its header.
    private bool TakeComment(ReadOnlySpan<byte> line)
    {
        if (line[0] != '#')
        {
            if (_isInComments)
                Frame = MessageFrame.Under(_comments.WrittenSpan);
            _isInComments = false;
            return false;
        }

        if (!_isInComments)
            _comments.ResetWrittenCount();
        _isInComments = true;
        _comments.Write(line);
        _comments.Write("\n"u8);
        return true;
    }

    private bool TakeHeader(ReadOnlySpan<byte> line)
    {
        if (!isHeader(line, Frame, out var frame))
            return false;
        Frame = frame;
        return true;
    }

    private bool TryReadLine(out ReadOnlyMemory<byte> line)
    {
        var searched = 0;
        while (true)
        {
            var feed = buffer.Span[searched..].IndexOf((byte)'\n');
            if (feed >= 0)
            {
                line = buffer.Take(searched + feed + 1)[..^1];
                return true;
            }

            searched = buffer.Span.Length;
            if (buffer.Fill())
                continue;
            line = buffer.Take(searched);
            return searched > 0;
        }
    }
}
