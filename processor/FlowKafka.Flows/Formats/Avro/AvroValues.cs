using FlowKafka.Avro;

namespace FlowKafka.Flows;

/// <summary>Takes values of Avro, plain or gzip: a datum each, or whole container files.</summary>
internal sealed class AvroValues(AvroFlowFormat format, DecodeSession session, long maximumDecompressed)
{
    private const int UsualBuffer = 1 << 20;

    private byte[] _buffer = [];

    /// <summary>Takes one value.</summary>
    /// <exception cref="SchemaSourceException">The schema registry does not answer now: nothing was taken.</exception>
    public void Take(ReadOnlySpan<byte> value, IFlowSink sink)
    {
        if (Gzip.Is(value))
            TakePacked(value, sink);
        else if (AvroContainerReader.IsContainer(value))
            TakeContainer(value, sink);
        else
            format.Take(value, sink);
    }

    /// <summary>Takes what is left of a stream as one value.</summary>
    /// <exception cref="SchemaSourceException">The schema registry does not answer now.</exception>
    public void Take(Stream plain, IFlowSink sink)
    {
        var length = ReadAll(plain);
        if (length < 0)
            format.Reject(RejectReason.BrokenCompression, default, sink);
        else if (AvroContainerReader.IsContainer(_buffer.AsSpan(0, length)))
            TakeContainer(_buffer.AsSpan(0, length), sink);
        else
            format.Take(_buffer.AsSpan(0, length), sink);
        if (_buffer.Length > UsualBuffer)
            _buffer = [];
    }

    /// <summary>A container file, to be taken some at a time.</summary>
    public AvroContainer Container(Stream file) =>
        new(file, format, session.Outlet, (int)Math.Min(maximumDecompressed, AvroContainerReader.LongestBlock));

    private unsafe void TakePacked(ReadOnlySpan<byte> value, IFlowSink sink)
    {
        fixed (byte* start = value)
        {
            using var source = new UnmanagedMemoryStream(start, value.Length);
            using var plain = Gzip.Open(source, session.Budget, session.Outlet);
            Take(plain, sink);
        }
    }

    private unsafe void TakeContainer(ReadOnlySpan<byte> value, IFlowSink sink)
    {
        fixed (byte* start = value)
        {
            using var container = Container(new UnmanagedMemoryStream(start, value.Length));
            while (container.Step(sink))
            {
            }
        }
    }

    /// <summary>Fills the buffer; the length, or -1 when the compression is broken or there is more than is allowed.</summary>
    private int ReadAll(Stream plain)
    {
        try
        {
            return Read(plain);
        }
        catch (InvalidDataException)
        {
            return -1;
        }
    }

    private int Read(Stream plain)
    {
        var length = 0;
        while (true)
        {
            if (length == _buffer.Length)
                Array.Resize(ref _buffer, Math.Max(4096, _buffer.Length * 2));
            var read = plain.Read(_buffer.AsSpan(length));
            if (read == 0)
                return length;
            length += read;
            if (length > maximumDecompressed)
                return -1;
        }
    }
}
