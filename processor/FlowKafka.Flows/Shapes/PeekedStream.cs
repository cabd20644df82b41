using System.Runtime.ExceptionServices;

namespace FlowKafka.Flows;

/// <summary>A stream whose first bytes can be seen before it is read.</summary>
internal sealed class PeekedStream(Stream source) : ReadOnlyStream
{
    private readonly byte[] _start = new byte[16];
    private ExceptionDispatchInfo? _failure;
    private bool _isPeeked;
    private int _filled;
    private int _at;

    /// <summary>The first bytes; fewer when the stream has no more, or breaks off. Where it breaks off, reading says so.</summary>
    public ReadOnlySpan<byte> Peek()
    {
        if (!_isPeeked)
            Fill();
        return _start.AsSpan(0, _filled);
    }

    public override int Read(Span<byte> buffer)
    {
        if (_at < _filled)
        {
            var count = Math.Min(buffer.Length, _filled - _at);
            _start.AsSpan(_at, count).CopyTo(buffer);
            _at += count;
            return count;
        }

        _failure?.Throw();
        return source.Read(buffer);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            source.Dispose();
        base.Dispose(disposing);
    }

    private void Fill()
    {
        _isPeeked = true;
        try
        {
            while (_filled < _start.Length && source.Read(_start.AsSpan(_filled)) is var read and > 0)
                _filled += read;
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            _failure = ExceptionDispatchInfo.Capture(e);
        }
    }
}
