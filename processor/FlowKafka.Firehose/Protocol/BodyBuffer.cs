using System.Buffers;
using System.Numerics;

namespace FlowKafka.Firehose;

/// <summary>
/// The bytes of a body, in a pooled array that grows. Room for it is reserved while it does, and for the records
/// afterwards, until Kafka has answered.
/// </summary>
internal sealed class BodyBuffer(InFlightBudget budget) : IDisposable
{
    private const int Smallest = 16 << 10;

    // What a message takes beside its bytes while it waits.
    private const int MessageOverhead = 160;

    private byte[] _bytes = [];
    private bool _isDisposed;

    /// <summary>Bytes that are reserved.</summary>
    public long Reserved { get; private set; }

    /// <summary>Bytes that are written.</summary>
    public int Length { get; private set; }

    /// <summary>The bytes that are written.</summary>
    public Span<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>A stream of the bytes that are written.</summary>
    public Stream Read() => new MemoryStream(_bytes, 0, Length, writable: false);

    /// <summary>Room to write into; none when the body is as large as bodies get.</summary>
    /// <exception cref="RefusedException">Too much is in flight.</exception>
    public Memory<byte> Free()
    {
        if (Length == _bytes.Length && Length < FirehoseLimits.Body)
            Grow(Math.Min(2 * Length, FirehoseLimits.Body));
        return _bytes.AsMemory(Length);
    }

    /// <summary>Makes the array at least so large.</summary>
    /// <exception cref="RefusedException">Too much is in flight.</exception>
    public void Grow(int capacity)
    {
        capacity = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(capacity, Smallest));
        if (capacity <= _bytes.Length)
            return;
        if (!budget.TryTakeBytes(capacity - Reserved))
            throw new RefusedException(Refusal.Busy);
        Reserved = capacity;
        var grown = ArrayPool<byte>.Shared.Rent(capacity);
        Written.CopyTo(grown);
        Return();
        _bytes = grown;
    }

    /// <summary>Says how many bytes were written.</summary>
    public void Advance(int count) => Length += count;

    /// <summary>Gives the array back, since its records have been copied. Room for those stays reserved.</summary>
    public void Release(int records, long bytes)
    {
        Return();
        (_bytes, Length) = ([], 0);
        var rest = Math.Min(Reserved, bytes + ((long)records * MessageOverhead));
        budget.ReturnBytes(Reserved - rest);
        Reserved = rest;
    }

    /// <summary>Gives everything back.</summary>
    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        Release(0, 0);
    }

    private void Return()
    {
        if (_bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(_bytes);
    }
}
