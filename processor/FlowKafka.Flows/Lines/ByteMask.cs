using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FlowKafka.Flows;

/// <summary>Finds bytes in blocks of 64: bit i of a mask stands for byte i.</summary>
internal static class ByteMask
{
    public const int Width = 64;

    /// <summary>The places of one byte value. All 64 bytes must be readable.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(ref readonly byte block, byte value)
    {
        if (Vector512.IsHardwareAccelerated)
            return Vector512.Equals(Vector512.LoadUnsafe(in block), Vector512.Create(value)).ExtractMostSignificantBits();
        var wanted = Vector256.Create(value);
        ulong low = Vector256.Equals(Vector256.LoadUnsafe(in block), wanted).ExtractMostSignificantBits();
        ulong high = Vector256.Equals(Vector256.LoadUnsafe(in block, 32), wanted).ExtractMostSignificantBits();
        return low | (high << 32);
    }

    /// <summary>The places of spaces, tabs and carriage returns. All 64 bytes must be readable.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong OfWhiteSpace(ref readonly byte block)
    {
        if (!Avx2.IsSupported)
            return Of(in block, (byte)' ') | Of(in block, (byte)'\t') | Of(in block, (byte)'\r');
        ulong low = OfWhiteSpace(Vector256.LoadUnsafe(in block)).ExtractMostSignificantBits();
        ulong high = OfWhiteSpace(Vector256.LoadUnsafe(in block, 32)).ExtractMostSignificantBits();
        return low | (high << 32);
    }

    /// <summary>The lower half of a byte chooses the one white space that ends so.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> OfWhiteSpace(Vector256<byte> bytes)
    {
        var ends = Vector128.Create((byte)' ', 0, 0, 0, 0, 0, 0, 0, 0, (byte)'\t', 0, 0, 0, (byte)'\r', 0, 0);
        return Vector256.Equals(Avx2.Shuffle(Vector256.Create(ends, ends), bytes), bytes);
    }
}
