using System.Buffers;

namespace FlowKafka.Firehose;

/// <summary>The places of a body's records, in a pooled array.</summary>
internal sealed class RecordList : IDisposable
{
    private RecordSlice[] _slices = ArrayPool<RecordSlice>.Shared.Rent(512);

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The places.</summary>
    public Span<RecordSlice> Slices => _slices.AsSpan(0, Count);

    /// <summary>Bytes of all records.</summary>
    public long Bytes
    {
        get
        {
            var bytes = 0L;
            foreach (var slice in Slices)
                bytes += slice.Length;
            return bytes;
        }
    }

    /// <summary>Adds a place, unless there are as many as a request may have.</summary>
    public bool TryAdd(RecordSlice slice)
    {
        if (Count == FirehoseLimits.Records)
            return false;
        if (Count == _slices.Length)
        {
            var grown = ArrayPool<RecordSlice>.Shared.Rent(2 * Count);
            Slices.CopyTo(grown);
            ArrayPool<RecordSlice>.Shared.Return(_slices);
            _slices = grown;
        }

        _slices[Count++] = slice;
        return true;
    }

    public void Dispose()
    {
        if (_slices.Length > 0)
            ArrayPool<RecordSlice>.Shared.Return(_slices);
        (_slices, Count) = ([], 0);
    }
}
