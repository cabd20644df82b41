namespace FlowKafka.Firehose;

/// <summary>The records of one request. They are gone when the method that was given them has returned.</summary>
public readonly ref struct RecordBatch
{
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly ReadOnlySpan<RecordSlice> _slices;

    internal RecordBatch(ReadOnlySpan<byte> bytes, ReadOnlySpan<RecordSlice> slices)
    {
        _bytes = bytes;
        _slices = slices;
    }

    /// <summary>How many there are.</summary>
    public int Count => _slices.Length;

    /// <summary>The bytes of one.</summary>
    public ReadOnlySpan<byte> this[int index] => _bytes.Slice(_slices[index].Start, _slices[index].Length);
}
