namespace FlowKafka.Processor.Feeding;

/// <summary>The bytes of a stream of which the reader is not done yet. The stream is closed when its end is reached, since
/// files that wait in a merge are many.</summary>
internal sealed class UnitBuffer(Stream stream, int longest) : IDisposable
{
    private const int Block = 1 << 16;

    private byte[] _bytes = [];
    private int _start;
    private int _end;

    /// <summary>True when no more bytes will come.</summary>
    public bool IsEnded { get; private set; }

    /// <summary>The bytes at hand.</summary>
    public ReadOnlySpan<byte> Span => _bytes.AsSpan(_start, _end - _start);

    /// <summary>Gives the first bytes at hand away; they are valid until more are read.</summary>
    public ReadOnlyMemory<byte> Take(int length)
    {
        var taken = _bytes.AsMemory(_start, length);
        _start += length;
        return taken;
    }

    /// <summary>Drops a byte order mark and white space at the start, and gives the first byte after them; -1 where there is none.</summary>
    public int SkipToFirst()
    {
        do
        {
            if (Span.StartsWith("\uFEFF"u8))
                Take(3);
            var first = Span.IndexOfAnyExcept(" \t\r\n"u8);
            Take(first < 0 ? Span.Length : first);
            if (first >= 0)
                return Span[0];
        }
        while (Fill());
        return -1;
    }

    /// <summary>Reads more; false at the end.</summary>
    /// <exception cref="InvalidDataException">A unit is longer than the longest.</exception>
    public bool Fill()
    {
        if (IsEnded)
            return false;
        var left = _end - _start;
        if (left > longest)
            throw new InvalidDataException($"a line or document is longer than {longest} bytes");
        if (left + Block > _bytes.Length)
        {
            var more = new byte[Math.Max(left + Block, 2 * left)];
            Span.CopyTo(more);
            _bytes = more;
        }
        else if (_start > 0)
        {
            Span.CopyTo(_bytes);
        }

        (_start, _end) = (0, left);
        var read = stream.ReadAtLeast(_bytes.AsSpan(_end, Block), Block, throwOnEndOfStream: false);
        _end += read;
        if (read < Block)
            Finish();
        return read > 0;
    }

    public void Dispose() => stream.Dispose();

    private void Finish()
    {
        IsEnded = true;
        stream.Dispose();
        if (_end < _bytes.Length / 2)
            Array.Resize(ref _bytes, _end);
    }
}
