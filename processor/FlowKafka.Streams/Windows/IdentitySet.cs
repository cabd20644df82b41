using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace FlowKafka.Streams.Windows;

/// <summary>
/// The identities of the records of one open window, in 256 segments that each grow on their own, so that there is no
/// pause for one large copy. A segment is an ordered hash table (Amble and Knuth 1974): linear probing that keeps
/// identities sorted, which ends a search for a new one early and lets a segment grow in one pass from front to back.
/// Native memory: hundreds of megabytes that live for minutes are no food for a collector.
/// </summary>
internal sealed unsafe class IdentitySet : IDisposable
{
    private const int Segments = 256;

    private IdentitySegment* _segments = (IdentitySegment*)NativeMemory.AllocZeroed(Segments, (nuint)sizeof(IdentitySegment));
    private bool _hasZero;

    ~IdentitySet() => Free();

    /// <summary>How many identities the set holds.</summary>
    public long Count { get; private set; }

    /// <summary>Bytes of all segments.</summary>
    public long Bytes
    {
        get
        {
            var bytes = 0L;
            for (var i = 0; i < Segments; i++)
                bytes += _segments[i].Bytes;
            return bytes;
        }
    }

    /// <summary>Brings the place of an identity near, ahead of <see cref="Add"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(in UInt128 identity)
    {
        ref readonly var key = ref Unsafe.As<UInt128, IdentitySlot>(ref Unsafe.AsRef(in identity));
        if (!Sse.IsSupported)
            return;
        var place = (byte*)_segments[(byte)key.Low].Place(key.High);
        Sse.Prefetch0(place);
        Sse.Prefetch0(place + 64);
        Sse.Prefetch0(place + 128);
    }

    /// <summary>Adds an identity; false when it was there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Add(in UInt128 identity)
    {
        var key = Unsafe.As<UInt128, IdentitySlot>(ref Unsafe.AsRef(in identity));
        var isNew = key.IsEmpty ? !_hasZero : _segments[(byte)key.Low].Add(key, (byte)key.Low);
        _hasZero |= key.IsEmpty;
        Count += isNew ? 1 : 0;
        return isNew;
    }

    /// <summary>Gives the memory back; the set must not be used afterwards.</summary>
    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        if (_segments == null)
            return;
        for (var i = 0; i < Segments; i++)
            _segments[i].Free();
        NativeMemory.Free(_segments);
        _segments = null;
    }
}
