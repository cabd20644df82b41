namespace FlowKafka.Processor.Feeding;

/// <summary>Reads a stream line by line, in bytes. A line is valid until the next is read.</summary>
internal sealed class LineReader(Stream stream) : IDisposable
{
    private const int Block = 1 << 16;

    private byte[] _buffer = new byte[Block];
    private int _start;
    private int _end;
    private bool _isEnded;

    /// <summary>Reads a line without its line feed; false at the end.</summary>
    public bool TryRead(out ReadOnlyMemory<byte> line)
    {
        while (true)
        {
            var feed = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            if (feed >= 0)
            {
                line = _buffer.AsMemory(_start, feed);
                _start += feed + 1;
                return true;
            }

            if (_isEnded)
                break;
            Fill();
        }

        line = _buffer.AsMemory(_start, _end - _start);
        _start = _end;
        return !line.IsEmpty;
    }

    public void Dispose() => stream.Dispose();

    private void Fill()
    {
        var left = _end - _start;
        if (_start > 0)
            _buffer.AsSpan(_start, left).CopyTo(_buffer);
        (_start, _end) = (0, left);
        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        var read = stream.Read(_buffer.AsSpan(_end));
        _isEnded = read == 0;
        _end += read;
    }
}
