namespace FlowKafka.Avro;

/// <summary>Takes the parts of a container out of a stream, and makes room only for bytes that are there.</summary>
internal sealed class ContainerStream(Stream stream) : IDisposable
{
    private const int Step = 1 << 16;

    private readonly byte[] _buffer = new byte[Step];
    private int _start;
    private int _end;

    /// <summary>True when nothing follows.</summary>
    public bool IsEnd()
    {
        if (_start == _end)
        {
            _start = 0;
            _end = stream.Read(_buffer, 0, Step);
        }

        return _end == 0;
    }

    /// <summary>A long.</summary>
    public long ReadLong()
    {
        Span<byte> bytes = stackalloc byte[AvroWriter.LongestLong];
        var count = 0;
        do
        {
            Take(bytes.Slice(count, 1));
        }
        while (bytes[count++] >= 0x80 && count < bytes.Length);
        return new AvroReader(bytes[..count]).ReadLong();
    }

    /// <summary>Bytes into an array of their own.</summary>
    public byte[] Take(int size)
    {
        var bytes = Array.Empty<byte>();
        Take(size, ref bytes);
        return bytes.Length == size ? bytes : bytes[..size];
    }

    /// <summary>Bytes into an array that grows with what comes.</summary>
    public void Take(int size, ref byte[] into)
    {
        for (var taken = 0; taken < size;)
        {
            if (taken == into.Length)
                Array.Resize(ref into, (int)Math.Min(Math.Max(into.Length * 2L, Step), size));
            var step = Math.Min(into.Length, size) - taken;
            Take(into.AsSpan(taken, step));
            taken += step;
        }
    }

    /// <summary>Bytes to fill a span.</summary>
    public void Take(Span<byte> into)
    {
        while (!into.IsEmpty)
        {
            if (IsEnd())
                throw new AvroFormatException("the file ends early");
            var step = Math.Min(into.Length, _end - _start);
            _buffer.AsSpan(_start, step).CopyTo(into);
            _start += step;
            into = into[step..];
        }
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();
}
