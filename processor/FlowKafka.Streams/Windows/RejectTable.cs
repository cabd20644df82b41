using FlowKafka.Streams.Points;

namespace FlowKafka.Streams.Windows;

/// <summary>
/// Outbound refused traffic of one window, for at most a set number of pairs, so that a scan cannot grow it. The pairs
/// kept are those with the lowest hashes: a pair among the lowest of all was so from its first record on, so what is
/// kept, and its counts, do not depend on the order of the records.
/// </summary>
internal sealed class RejectTable(int capacity)
{
    private readonly Dictionary<PairKey, (ulong Hash, int Lower, int Higher)> _pairs = [];
    private ulong _bound = ulong.MaxValue;

    /// <summary>Records of pairs that were not kept.</summary>
    public long Dropped { get; private set; }

    public IEnumerable<PairKey> Keys => _pairs.Keys;

    public int Count => _pairs.Count;

    /// <summary>True when the pair is kept, so that its records are worth remembering.</summary>
    public bool Keeps(ulong hash) => hash < _bound;

    public void Add(in PairKey key, ulong hash, Side sender)
    {
        if (!Keeps(hash))
        {
            Dropped++;
            return;
        }

        var (_, lower, higher) = _pairs.GetValueOrDefault(key);
        _pairs[key] = (hash, lower + (sender == Side.Lower ? 1 : 0), higher + (sender == Side.Higher ? 1 : 0));
        if (_pairs.Count > capacity + (capacity / 4))
            Prune();
    }

    public (int Lower, int Higher) Of(in PairKey key)
    {
        var (_, lower, higher) = _pairs.GetValueOrDefault(key);
        return (lower, higher);
    }

    /// <summary>Brings the table down to its capacity; called once more when the window closes.</summary>
    public void Prune()
    {
        if (_pairs.Count <= capacity)
            return;
        var hashes = new ulong[_pairs.Count];
        var i = 0;
        foreach (var (hash, _, _) in _pairs.Values)
            hashes[i++] = hash;
        Array.Sort(hashes);
        _bound = hashes[capacity];
        foreach (var (key, (hash, lower, higher)) in _pairs)
        {
            if (hash < _bound)
                continue;
            _pairs.Remove(key);
            Dropped += lower + higher;
        }
    }
}
