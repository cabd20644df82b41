namespace FlowKafka.Flows.Tests.Fuzz;

/// <summary>Gives its bytes in steps of odd sizes, as networks do.</summary>
internal sealed class OddStream(byte[] bytes, int seed) : ReadOnlyStream
{
    private readonly Random _random = new(seed);
    private int _at;

    public override int Read(Span<byte> buffer)
    {
        var step = _random.Next(8) == 0 ? 1 + _random.Next(7) : 1 + _random.Next(9001);
        var count = Math.Min(Math.Min(buffer.Length, step), bytes.Length - _at);
        bytes.AsSpan(_at, count).CopyTo(buffer);
        _at += count;
        return count;
    }
}
