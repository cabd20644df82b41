namespace FlowKafka.Kafka.Judge;

/// <summary>Packs of points of one window that wait to be judged, as they came.</summary>
internal sealed class HeldPoints
{
    private readonly List<int> _ends = [];
    private byte[] _bytes = new byte[4 * 1024];

    public int Count => _ends.Count;

    /// <summary>Bytes of all packs.</summary>
    public int Bytes => _ends.Count == 0 ? 0 : _ends[^1];

    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            var start = index == 0 ? 0 : _ends[index - 1];
            return _bytes.AsSpan(start, _ends[index] - start);
        }
    }

    public void Add(ReadOnlySpan<byte> pack)
    {
        var used = Bytes;
        if (used + pack.Length > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, used + pack.Length));
        pack.CopyTo(_bytes.AsSpan(used));
        _ends.Add(used + pack.Length);
    }

    public void Clear() => _ends.Clear();
}
