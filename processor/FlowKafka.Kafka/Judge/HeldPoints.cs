namespace FlowKafka.Kafka.Judge;

/// <summary>Packs of points whose marker has not come yet, as they came.</summary>
internal sealed class HeldPoints
{
    private readonly List<int> _ends = [];
    private byte[] _bytes = new byte[64 * 1024];

    public int Count => _ends.Count;

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
        var used = _ends.Count == 0 ? 0 : _ends[^1];
        if (used + pack.Length > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, used + pack.Length));
        pack.CopyTo(_bytes.AsSpan(used));
        _ends.Add(used + pack.Length);
    }

    public void Clear() => _ends.Clear();
}
