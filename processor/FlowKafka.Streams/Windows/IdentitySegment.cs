using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FlowKafka.Streams.Windows;

/// <summary>
/// One ordered hash table of an <see cref="IdentitySet"/>: 64 % to 80 % full, with a few slots behind the last home, so
/// that probing never wraps. Its default value is an empty table.
/// </summary>
internal unsafe struct IdentitySegment
{
    private IdentitySlot* _slots;
    private IdentitySlot* _end;
    private int _capacity;
    private int _count;

    public readonly long Bytes => (byte*)_end - (byte*)_slots;

    /// <summary>The home of an identity: monotone in its upper half.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly IdentitySlot* Place(ulong high) => _slots + (long)(((high >> 32) * (ulong)_capacity) >> 32);

    /// <summary>Adds an identity that is not zero; false when it was there.</summary>
    /// <param name="key">The identity.</param>
    /// <param name="stagger">Varies the first capacity, so that the segments of a set do not all grow at once.</param>
    public bool Add(in IdentitySlot key, byte stagger)
    {
        if (_capacity == 0)
            Fill(12 + (stagger & 15), null, null);
        var slot = Place(key.High);
        for (; slot != _end; slot++)
        {
            if (slot->High > key.High || slot->IsEmpty)
                break;
            if (slot->High == key.High && slot->Low == key.Low)
                return false;
        }

        if (_count * 5L >= _capacity * 4L || !TryInsert(slot, key))
        {
            Grow();
            return Add(key, stagger);
        }

        _count++;
        return true;
    }

    public void Free()
    {
        NativeMemory.Free(_slots);
        this = default;
    }

    // Moves what is in the way up by one, to the next empty slot; false when there is none.
    private readonly bool TryInsert(IdentitySlot* slot, in IdentitySlot key)
    {
        var empty = slot;
        while (empty != _end && !empty->IsEmpty)
            empty++;
        if (empty == _end)
            return false;
        for (; empty != slot; empty--)
            *empty = *(empty - 1);
        *slot = key;
        return true;
    }

    private void Grow()
    {
        var (slots, end) = ((nint)_slots, (nint)_end);
        Fill(_capacity + (_capacity / 4) + 4, (IdentitySlot*)slots, (IdentitySlot*)end);
        NativeMemory.Free((void*)slots);
    }

    private void Fill(int capacity, IdentitySlot* from, IdentitySlot* to)
    {
        _capacity = capacity;
        var total = capacity + Math.Min(64, 4 + (capacity / 32));
        _slots = (IdentitySlot*)NativeMemory.Alloc((nuint)total, (nuint)sizeof(IdentitySlot));
        _end = _slots + total;
        var next = _slots;
        for (; from != to; from++)
        {
            if (from->IsEmpty)
                continue;
            var home = Place(from->High);
            while (next < home)
                *next++ = default;
            *next++ = *from;
        }

        while (next < _end)
            *next++ = default;
    }
}
