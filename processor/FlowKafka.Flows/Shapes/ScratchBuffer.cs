namespace FlowKafka.Flows;

/// <summary>Room for bytes, kept from one use to the next unless it has grown large.</summary>
internal sealed class ScratchBuffer
{
    private const int Smallest = 1024;
    private const int Kept = 1 << 20;

    private byte[] _bytes = [];

    /// <summary>Gives so many bytes of room at least; what was there before is lost.</summary>
    public Span<byte> Take(int length)
    {
        if (_bytes.Length < length || (_bytes.Length > Kept && length <= Kept))
            _bytes = new byte[length > Kept ? length : Math.Max(Smallest, 2 * length)];
        return _bytes;
    }
}
