namespace FlowKafka.Processor.Files;

/// <summary>
/// A file that is read once, from begin to end, as one of very many: it is opened when the first byte is read, stays open
/// only while the limit has room for it, and is closed at its end.
/// </summary>
internal sealed class FileInTurn(InputFile file, OpenFileLimit limit) : Stream
{
    private const int Block = 16_384;

    private Stream? _file;
    private byte[] _block = [];
    private int _given;
    private int _held;
    private bool _mayStay;
    private bool _isEnded;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    /// <summary>Bytes of the file read so far.</summary>
    public override long Position
    {
        get => BytesRead;
        set => throw new NotSupportedException();
    }

    /// <summary>Bytes of the file read so far.</summary>
    public long BytesRead { get; private set; }

    /// <summary>The first bytes, which are read all the same later.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public ReadOnlySpan<byte> Start(int length)
    {
        _block = new byte[Block];
        while (_held < length && ReadFile(_block.AsSpan(_held)) is > 0 and var read)
            _held += read;
        return _block.AsSpan(0, Math.Min(length, _held));
    }

    /// <exception cref="IOException">The file cannot be read, or is no longer there.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (_given == _held)
        {
            if (buffer.Length >= Block)
                return ReadFile(buffer);
            if (_block.Length == 0)
                _block = new byte[Block];
            (_given, _held) = (0, ReadFile(_block));
        }

        var count = Math.Min(buffer.Length, _held - _given);
        _block.AsSpan(_given, count).CopyTo(buffer);
        _given += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            End();
        base.Dispose(disposing);
    }

    private int ReadFile(Span<byte> buffer)
    {
        if (_isEnded)
            return 0;
        if (_file is null)
            Open();
        var read = _file!.Read(buffer);
        BytesRead += read;
        if (read == 0)
            End();
        else if (!_mayStay)
            LetGo();
        return read;
    }

    private void Open()
    {
        _file = file.Open();
        _mayStay = !_file.CanSeek || limit.TryEnter();
        if (BytesRead > 0)
            _file.Position = BytesRead;
    }

    private void LetGo()
    {
        _file?.Dispose();
        _file = null;
    }

    private void End()
    {
        _isEnded = true;
        if (_file is { CanSeek: true } && _mayStay)
            limit.Leave();
        LetGo();
    }
}
