namespace FlowKafka.Flows;

/// <summary>Reads a stream in blocks and feeds them to a session, with what the session left of the blocks before.</summary>
internal sealed class BlockFeeder
{
    private const int Block = 65_536;

    private readonly int _usual;
    private byte[] _buffer;
    private Stream _stream = Stream.Null;
    private int _filled;
    private int _wanted;
    private bool _isEnded;

    public BlockFeeder(FlowLogDecoderOptions options)
    {
        _usual = Block + options.MaximumLine;
        _buffer = new byte[_usual];
    }

    /// <summary>True when the stream broke off.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Starts a new stream.</summary>
    public void Begin(Stream stream)
    {
        if (_buffer.Length > 16 * _usual)
            _buffer = new byte[_usual];
        _stream = stream;
        _filled = 0;
        _wanted = 0;
        _isEnded = false;
        IsBroken = false;
    }

    /// <summary>Reads one block and feeds it; false when the stream had ended before.</summary>
    public bool Step(DecodeSession session, IFlowSink sink)
    {
        if (_isEnded)
            return false;
        if (_filled == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        Fill(Math.Min(_filled + Block, _buffer.Length));
        if (_filled < _wanted && !_isEnded)
            return true;
        var taken = session.Consume(_buffer.AsSpan(0, _filled), _isEnded, sink, IsBroken);
        // Where nothing could be taken, twice as much is gathered first: a long document is not read again at each block.
        _wanted = taken == 0 ? 2 * _filled : 0;
        _filled -= taken;
        _buffer.AsSpan(taken, _filled).CopyTo(_buffer);
        return true;
    }

    /// <summary>Reads up to a place of the buffer; streams give less than they are asked for.</summary>
    private void Fill(int end)
    {
        while (_filled < end && !_isEnded)
        {
            var read = Read(_buffer.AsSpan(_filled, end - _filled));
            _filled += read;
            _isEnded = read == 0;
        }
    }

    private int Read(Span<byte> room)
    {
        try
        {
            return _stream.Read(room);
        }
        catch (InvalidDataException)
        {
            IsBroken = true;
            return 0;
        }
    }
}
