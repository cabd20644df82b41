using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

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
    public static ulong OfWhiteSpace(ref readonly byte block) =>
        Of(in block, (byte)' ') | Of(in block, (byte)'\t') | Of(in block, (byte)'\r');
}
