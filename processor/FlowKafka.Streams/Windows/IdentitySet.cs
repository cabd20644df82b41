using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace FlowKafka.Streams.Windows;

/// <summary>
/// The identities of the records of one open window. Open addressing with linear probing over 256 segments that each
/// grow on their own by a quarter, between 64 % and 80 % full: 20 to 25 bytes a record once a segment has more than a few,
/// and no pause for one large copy. Native memory: hundreds of megabytes that live for minutes are no food for a collector.
/// </summary>
internal sealed unsafe class IdentitySet : IDisposable
{
    private const int Segments = 256;
    private const int SmallestCapacity = 20;

    private Segment* _segments = (Segment*)NativeMemory.AllocZeroed(Segments, (nuint)sizeof(Segment));
    private bool _hasZero;

    ~IdentitySet() => Free();

    /// <summary>How many identities the set holds.</summary>
    public long Count { get; private set; }

    /// <summary>Bytes of all segments.</summary>
    public long Bytes
    {
        get
        {
            var slots = 0L;
            for (var i = 0; i < Segments; i++)
                slots += _segments[i].Capacity;
            return slots * sizeof(Slot);
        }
    }

    /// <summary>Brings the place of an identity near, ahead of <see cref="Add"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(in UInt128 identity)
    {
        ref readonly var key = ref Unsafe.As<UInt128, Slot>(ref Unsafe.AsRef(in identity));
        var segment = _segments + (byte)key.Low;
        if (Sse.IsSupported)
            Sse.Prefetch0(segment->Slots + Home(key, segment->Capacity));
    }

    /// <summary>Adds an identity; false when it was there.</summary>
    public bool Add(in UInt128 identity)
    {
        var key = Unsafe.As<UInt128, Slot>(ref Unsafe.AsRef(in identity));
        var segment = _segments + (byte)key.Low;
        if (segment->Capacity == 0 || (key.Low | key.High) == 0)
            return AddRare(identity, key, segment);
        var end = segment->Slots + segment->Capacity;
        var slot = segment->Slots + Home(key, segment->Capacity);
        while ((slot->Low | slot->High) != 0)
        {
            if (slot->Low == key.Low && slot->High == key.High)
                return false;
            if (++slot == end)
                slot = segment->Slots;
        }

        *slot = key;
        Count++;
        if (++segment->Count * 5L > segment->Capacity * 4L)
            Grow(segment);
        return true;
    }

    /// <summary>Gives the memory back; the set must not be used afterwards.</summary>
    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    // The low byte chooses the segment, the high 32 bits the place: independent bits of one hash.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Home(in Slot key, int capacity) => (long)(((key.High >> 32) * (ulong)capacity) >> 32);

    private bool AddRare(in UInt128 identity, Slot key, Segment* segment)
    {
        if ((key.Low | key.High) == 0)
        {
            var added = !_hasZero;
            _hasZero = true;
            Count += added ? 1 : 0;
            return added;
        }

        Allocate(segment, SmallestCapacity);
        return Add(identity);
    }

    // Homes are in the order of the keys' high bits, so both tables are walked from front to back.
    private static void Grow(Segment* segment)
    {
        var old = segment->Slots;
        var oldCapacity = segment->Capacity;
        Allocate(segment, oldCapacity + (oldCapacity / 4) + 1);
        var end = segment->Slots + segment->Capacity;
        for (var from = old; from < old + oldCapacity; from++)
        {
            if ((from->Low | from->High) == 0)
                continue;
            var slot = segment->Slots + Home(*from, segment->Capacity);
            while ((slot->Low | slot->High) != 0)
            {
                if (++slot == end)
                    slot = segment->Slots;
            }

            *slot = *from;
        }

        NativeMemory.Free(old);
    }

    private static void Allocate(Segment* segment, int capacity)
    {
        segment->Slots = (Slot*)NativeMemory.AllocZeroed((nuint)capacity, (nuint)sizeof(Slot));
        segment->Capacity = capacity;
    }

    private void Free()
    {
        if (_segments == null)
            return;
        for (var i = 0; i < Segments; i++)
            NativeMemory.Free(_segments[i].Slots);
        NativeMemory.Free(_segments);
        _segments = null;
    }

    // The layout of UInt128 on little-endian machines, the only ones that .NET 10 runs this on.
    private struct Slot
    {
        public ulong Low;
        public ulong High;
    }

    private struct Segment
    {
        public Slot* Slots;
        public int Capacity;
        public int Count;
    }
}
