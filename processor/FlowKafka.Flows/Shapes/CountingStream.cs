namespace FlowKafka.Flows;

/// <summary>Counts the bytes that are read through it.</summary>
internal sealed class CountingStream(Stream source) : ReadOnlyStream
{
    public long BytesRead { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        var read = source.Read(buffer);
        BytesRead += read;
        return read;
    }
}
