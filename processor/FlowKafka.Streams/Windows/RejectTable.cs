using System.Runtime.InteropServices;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;

namespace FlowKafka.Streams.Windows;

/// <summary>
/// Outbound refused traffic of one window, for at most a set number of pairs, so that a scan cannot grow it. The pairs
/// kept are those with the lowest hashes: a pair among the lowest of all was so from its first record on, so what is
/// kept of it does not depend on the order of the records.
/// </summary>
internal sealed class RejectTable(int capacity, SymbolTable symbols)
{
    private readonly Dictionary<PairKey, RejectState> _pairs = [];
    private ulong _bound = ulong.MaxValue;

    /// <summary>Records of pairs that were not kept.</summary>
    public long Dropped { get; private set; }

    public IEnumerable<PairKey> Keys => _pairs.Keys;

    public int Count => _pairs.Count;

    /// <summary>True when the pair is kept, so that its records are worth remembering.</summary>
    public bool Keeps(ulong hash) => hash < _bound;

    /// <summary>Counts a record.</summary>
    /// <param name="key">The pair.</param>
    /// <param name="hash">The key's hash.</param>
    /// <param name="sender">Who sent what was refused.</param>
    /// <param name="port">The other side's port.</param>
    /// <param name="minutes">The minutes that the record covers.</param>
    /// <param name="reporter">Symbol of who tells.</param>
    public void Add(in PairKey key, ulong hash, Side sender, ushort port, ulong minutes, int reporter)
    {
        if (!Keeps(hash))
        {
            Dropped++;
            return;
        }

        ref var pair = ref CollectionsMarshal.GetValueRefOrAddDefault(_pairs, key, out _);
        pair.Hash = hash;
        ref var refused = ref sender == Side.Lower ? ref pair.Lower : ref pair.Higher;
        if (refused.Records++ == 0 || string.CompareOrdinal(symbols[reporter], symbols[refused.Reporter]) < 0)
            refused.Reporter = reporter;
        refused.ActiveMinutes |= minutes;
        refused.Ports.Add(port);
        if (_pairs.Count > capacity + (capacity / 4))
            Prune();
    }

    public RejectState Of(in PairKey key) => _pairs.GetValueOrDefault(key);

    /// <summary>Brings the table down to its capacity; called once more when the window closes.</summary>
    public void Prune()
    {
        if (_pairs.Count <= capacity)
            return;
        var hashes = new ulong[_pairs.Count];
        var i = 0;
        foreach (var state in _pairs.Values)
            hashes[i++] = state.Hash;
        Array.Sort(hashes);
        _bound = hashes[capacity];
        foreach (var (key, state) in _pairs)
        {
            if (state.Hash < _bound)
                continue;
            _pairs.Remove(key);
            Dropped += state.Lower.Records + state.Higher.Records;
        }
    }
}
