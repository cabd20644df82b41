using System.Runtime.CompilerServices;

namespace FlowKafka.Detection.Hosts.Tables;

/// <summary>
/// States by key, each in a numbered place that it keeps until it is removed: open addressing with linear probing over
/// places of chunks, so that it grows without moving and without room to spare.
/// </summary>
internal sealed class StateTable<TKey, TState>
    where TKey : struct, ITableKey, IEquatable<TKey>
    where TState : struct
{
    private const int ChunkBits = 9;
    private const int ChunkSize = 1 << ChunkBits;
    private const byte Used = 1, Changed = 2, Logged = 4;

    private readonly List<Chunk> _chunks = [];
    private readonly List<int> _free = [];
    private readonly List<TKey> _gone = [];
    private int[] _index = new int[16];
    private int _places;

    /// <summary>How many states there are.</summary>
    public int Count => _places - _free.Count;

    /// <summary>Places from 0 up to here may hold a state.</summary>
    public int Places => _places;

    public ref TState this[int place] => ref _chunks[place >> ChunkBits].States[place & (ChunkSize - 1)];

    public ref readonly TKey KeyOf(int place) => ref _chunks[place >> ChunkBits].Keys[place & (ChunkSize - 1)];

    public bool IsUsed(int place) => (Flags(place) & Used) != 0;

    /// <summary>The place of a key; -1 when there is none.</summary>
    public int Find(in TKey key)
    {
        var mask = _index.Length - 1;
        for (var at = (int)key.Hash & mask; _index[at] != 0; at = (at + 1) & mask)
        {
            if (KeyOf(_index[at] - 1).Equals(key))
                return _index[at] - 1;
        }

        return -1;
    }

    /// <summary>The place of a key, with a new state in it when there was none.</summary>
    public int FindOrAdd(in TKey key)
    {
        var mask = _index.Length - 1;
        var at = (int)key.Hash & mask;
        for (; _index[at] != 0; at = (at + 1) & mask)
        {
            if (KeyOf(_index[at] - 1).Equals(key))
                return _index[at] - 1;
        }

        var place = Take(key);
        _index[at] = place + 1;
        if (4 * Count > 3 * _index.Length)
            Reindex(2 * _index.Length);
        return place;
    }

    /// <summary>Removes a state; its place may be given to another.</summary>
    public void Remove(int place)
    {
        var key = KeyOf(place);
        if ((Flags(place) & Logged) != 0)
            _gone.Add(key);
        Unindex(place);
        Flags(place) = 0;
        this[place] = default;
        _free.Add(place);
    }

    /// <summary>Removes the state of a key, if there is one, as the changelog has it.</summary>
    public void Drop(in TKey key)
    {
        if (Find(key) is not (>= 0 and var place))
            return;
        Flags(place) = Used;
        Remove(place);
    }

    /// <summary>Notes that a state has to be written to the changelog.</summary>
    public void MarkChanged(int place) => Flags(place) |= Changed;

    /// <summary>Notes that a state is what the changelog has.</summary>
    public void MarkLogged(int place) => Flags(place) = Used | Logged;

    /// <summary>Places whose state changed since the last call, and keys that are gone since.</summary>
    public (int[] Changed, TKey[] Gone) TakeChanges()
    {
        var changed = new List<int>();
        for (var place = 0; place < _places; place++)
        {
            ref var flags = ref Flags(place);
            if ((flags & Changed) == 0)
                continue;
            changed.Add(place);
            flags = Used | Logged;
        }

        _gone.RemoveAll(key => Find(key) >= 0);
        TKey[] gone = [.. _gone];
        _gone.Clear();
        return ([.. changed], gone);
    }

    private ref byte Flags(int place) => ref _chunks[place >> ChunkBits].Flags[place & (ChunkSize - 1)];

    private int Take(in TKey key)
    {
        int place;
        if (_free.Count > 0)
        {
            place = _free[^1];
            _free.RemoveAt(_free.Count - 1);
        }
        else
        {
            place = _places++;
            if (place >> ChunkBits == _chunks.Count)
                _chunks.Add(new());
        }

        _chunks[place >> ChunkBits].Keys[place & (ChunkSize - 1)] = key;
        Flags(place) = Used;
        return place;
    }

    // Closes the gap, so that probing needs no graves (Knuth, The Art of Computer Programming 3, 6.4, algorithm R).
    private void Unindex(int place)
    {
        var mask = _index.Length - 1;
        var gap = (int)KeyOf(place).Hash & mask;
        while (_index[gap] != place + 1)
            gap = (gap + 1) & mask;
        for (var at = (gap + 1) & mask; _index[at] != 0; at = (at + 1) & mask)
        {
            var home = (int)KeyOf(_index[at] - 1).Hash & mask;
            if (((at - home) & mask) < ((at - gap) & mask))
                continue;
            _index[gap] = _index[at];
            gap = at;
        }

        _index[gap] = 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Reindex(int size)
    {
        var old = _index;
        _index = new int[size];
        foreach (var entry in old)
        {
            if (entry == 0)
                continue;
            var at = (int)KeyOf(entry - 1).Hash & (size - 1);
            while (_index[at] != 0)
                at = (at + 1) & (size - 1);
            _index[at] = entry;
        }
    }

    private sealed class Chunk
    {
        public readonly TKey[] Keys = new TKey[ChunkSize];
        public readonly TState[] States = new TState[ChunkSize];
        public readonly byte[] Flags = new byte[ChunkSize];
    }
}
