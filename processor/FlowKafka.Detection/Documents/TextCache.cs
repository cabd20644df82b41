using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace FlowKafka.Detection.Documents;

/// <summary>
/// Texts of up to 32 bytes that are dear to make, by 128-bit hashes of what they are made of. Bounded: a newcomer takes the
/// place of whatever was there.
/// </summary>
internal sealed class TextCache(int bits)
{
    private readonly Entry[] _entries = new Entry[1 << bits];
    private readonly int _shift = 64 - bits;

    /// <summary>Fetches a key's place, which is wanted soon, from memory.</summary>
    public unsafe void Prefetch(UInt128 key)
    {
        if (!Sse.IsSupported)
            return;
        ref var entry = ref _entries[(ulong)(key >> 64) >> _shift];
        var place = (byte*)Unsafe.AsPointer(ref entry);
        Sse.Prefetch0(place);
        Sse.Prefetch0(place + sizeof(Entry) - 1);
    }

    /// <summary>Whether the text of a key is in its place; if not it is to be written there.</summary>
    public bool TryGet(UInt128 key, out Span<byte> text)
    {
        var (high, low) = ((ulong)(key >> 64), (ulong)key);
        ref var entry = ref _entries[high >> _shift];
        text = entry.Text;
        if (entry.High == high && entry.Low == low && entry.IsKnown)
            return true;
        (entry.High, entry.Low, entry.IsKnown) = (high, low, true);
        return false;
    }

    private struct Entry
    {
        public ulong High;
        public ulong Low;
        public Chars Text;
        public bool IsKnown;
    }

    [InlineArray(32)]
    private struct Chars
    {
        private byte _first;
    }
}
