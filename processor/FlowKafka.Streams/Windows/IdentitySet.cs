using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace FlowKafka.Streams.Windows;

/// <summary>
/// The identities of the records of one open window. Open addressing with linear probing over 256 segments that each
/// grow on their own by a quarter, between 64 % and 80 % full: 20 to 25 bytes a record once a segment has more than a few,
/// and no pause for one large copy.
/// </summary>
internal sealed unsafe class IdentitySet
{
    private const int Segments = 256;
    private const int SmallestCapacity = 20;

    private readonly UInt128[][] _segments = new UInt128[Segments][];
    private readonly UInt128*[] _slots = new UInt128*[Segments];
    private readonly int[] _counts = new int[Segments];
    private bool _hasZero;

    /// <summary>How many identities the set holds.</summary>
    public long Count { get; private set; }

    /// <summary>Bytes of all segments.</summary>
    public long Bytes
    {
        get
        {
            var slots = 0L;
            foreach (var segment in _segments)
                slots += segment?.Length ?? 0;
            return slots * sizeof(UInt128);
        }
    }

    /// <summary>Brings the place of an identity near, ahead of <see cref="Add"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(UInt128 identity)
    {
        var segment = (byte)(ulong)identity;
        var capacity = _segments[segment]?.Length ?? 0;
        if (Sse.IsSupported && capacity != 0)
            Sse.Prefetch0(_slots[segment] + Home(identity, capacity));
    }

    /// <summary>Adds an identity; false when it was there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Add(UInt128 identity)
    {
        var segment = (byte)(ulong)identity;
        var slots = _slots[segment];
        if (slots == null || identity == UInt128.Zero)
            return AddRare(identity, segment);
        var capacity = _segments[segment].Length;
        var place = Home(identity, capacity);
        while (true)
        {
            var held = slots[place];
            if (held == UInt128.Zero)
                break;
            if (held == identity)
                return false;
            if (++place == capacity)
                place = 0;
        }

        slots[place] = identity;
        Count++;
        if (++_counts[segment] * 5L > capacity * 4L)
            Grow(segment);
        return true;
    }

    // The low byte chooses the segment, the high 32 bits the place: they are independent bits of one hash.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Home(UInt128 identity, int capacity) =>
        (int)(((ulong)(identity >> 96) * (ulong)capacity) >> 32);

    private bool AddRare(UInt128 identity, int segment)
    {
        if (identity == UInt128.Zero)
        {
            var added = !_hasZero;
            _hasZero = true;
            Count += added ? 1 : 0;
            return added;
        }

        Allocate(segment, SmallestCapacity);
        return Add(identity);
    }

    private void Grow(int segment)
    {
        var old = _segments[segment];
        Allocate(segment, old.Length + (old.Length / 4) + 1);
        var slots = _slots[segment];
        var capacity = _segments[segment].Length;
        foreach (var identity in old)
        {
            if (identity == UInt128.Zero)
                continue;
            var place = Home(identity, capacity);
            while (slots[place] != UInt128.Zero)
            {
                if (++place == capacity)
                    place = 0;
            }

            slots[place] = identity;
        }
    }

    private void Allocate(int segment, int capacity)
    {
        // Pinned, so that places can be prefetched by address.
        _segments[segment] = GC.AllocateArray<UInt128>(capacity, pinned: true);
        _slots[segment] = (UInt128*)Unsafe.AsPointer(ref _segments[segment][0]);
    }
}
