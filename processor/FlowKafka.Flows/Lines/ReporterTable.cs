using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FlowKafka.Flows;

/// <summary>
/// Finds the symbols of two names by their raw bytes, <c>first second</c> with one space between, as they stand in a line
/// of the default format. Names that are known cost one hash and one comparison and no allocation.
/// </summary>
internal sealed class ReporterTable(SymbolTable symbols)
{
    /// <summary>Longer keys are refused: names come from outside, and the table holds them for good.</summary>
    public const int LongestKey = 512;

    private int[] _slots = new int[256];
    private ReporterNames[] _names = new ReporterNames[64];
    private byte[] _bytes = new byte[4096];
    private int _count;
    private int _used;
    private int _last;

    /// <summary>Finds a key that was added; <see cref="Unsafe.NullRef{T}"/> when there is none.</summary>
    public ref readonly ReporterNames Find(ReadOnlySpan<byte> key) => ref Find(ref MemoryMarshal.GetReference(key), key.Length);

    /// <summary>As the other, for a key that begins at a place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref readonly ReporterNames Find(ref byte key, int length)
    {
        // Lines of one interface often follow one another.
        ref var last = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_names), _last);
        return ref last.KeyLength == length && Equal(ref key, ref KeyOf(in last), length) ? ref last : ref Search(ref key, length);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ref ReporterNames Search(ref byte key, int length)
    {
        var hash = HashOf(ref key, length);
        for (var slot = (int)hash; ; slot++)
        {
            var entry = _slots[slot & (_slots.Length - 1)] - 1;
            if (entry < 0)
                return ref Unsafe.NullRef<ReporterNames>();
            ref var known = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_names), entry);
            if (known.KeyHash == hash && known.KeyLength == length && Equal(ref key, ref KeyOf(in known), length))
            {
                _last = entry;
                return ref known;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref byte KeyOf(ref readonly ReporterNames names) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_bytes), names.KeyStart);

    /// <summary>Adds a key whose names are <c>key[..first]</c> and <c>key[(first + 1)..]</c>; false when the symbol table is full.</summary>
    public bool TryAdd(ReadOnlySpan<byte> key, int first, out ReporterNames names)
    {
        names = default;
        Span<byte> joined = stackalloc byte[LongestKey];
        key.CopyTo(joined);
        joined[first] = (byte)'/';
        if (!symbols.TryIntern(key[..first], out names.First) || !symbols.TryIntern(joined[..key.Length], out names.Joined))
            return false;
        names.Hash = symbols.HashOf(names.Joined);
        if (_count * 2 >= _slots.Length)
            Grow();
        if (_count == _names.Length)
            Array.Resize(ref _names, _count * 2);
        if (_used + key.Length > _bytes.Length)
            Array.Resize(ref _bytes, _bytes.Length * 2);
        key.CopyTo(_bytes.AsSpan(_used));
        (names.KeyHash, names.KeyStart, names.KeyLength) = (HashOf(ref MemoryMarshal.GetReference(key), key.Length), _used, key.Length);
        _names[_count] = names;
        _used += key.Length;
        Place(_count++);
        return true;
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        for (var entry = 0; entry < _count; entry++)
            Place(entry);
    }

    private void Place(int entry)
    {
        var slot = (int)_names[entry].KeyHash & (_slots.Length - 1);
        while (_slots[slot] != 0)
            slot = (slot + 1) & (_slots.Length - 1);
        _slots[slot] = entry + 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Equal(ref byte one, ref byte other, int length)
    {
        if (length is < 32 or > 64)
            return MemoryMarshal.CreateReadOnlySpan(ref one, length).SequenceEqual(MemoryMarshal.CreateReadOnlySpan(ref other, length));
        var last = (nuint)length - 32;
        var differs = (Vector256.LoadUnsafe(ref one) ^ Vector256.LoadUnsafe(ref other))
            | (Vector256.LoadUnsafe(ref one, last) ^ Vector256.LoadUnsafe(ref other, last));
        return differs == Vector256<byte>.Zero;
    }

    /// <summary>Hashes the first and the last 16 bytes, which hold what tells one reporter from another. It never leaves
    /// the process.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong HashOf(ref byte key, int length)
    {
        if (length < 16)
            return HashOfShort(MemoryMarshal.CreateReadOnlySpan(ref key, length));
        ref var last = ref Unsafe.Add(ref key, length - 16);
        return StableHash.Fold(
            Unsafe.ReadUnaligned<ulong>(ref key) ^ Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref last, 8)) ^ 0x9E3779B97F4A7C15,
            Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref key, 8)) + Unsafe.ReadUnaligned<ulong>(ref last) * 0xC2B2AE3D27D4EB4F);
    }

    private static ulong HashOfShort(ReadOnlySpan<byte> key)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var b in key)
            hash = (hash ^ b) * 0x100000001B3;
        return hash ^ (hash >> 32);
    }
}
