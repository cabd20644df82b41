using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FlowKafka.Flows;

/// <summary>Reads four unsigned decimal numbers at once.</summary>
internal static class FourNumbers
{
    public static bool IsSupported => Avx2.IsSupported;

    /// <summary>Reads numbers of 0 to 8 digits that end before the given places of the line; the 8 bytes before each place
    /// must be readable. <paramref name="most"/> grows to the highest digit: over 9, some byte was none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ulong> UpTo8(ref byte line, Vector128<int> ends, Vector128<int> lengths, ref Vector256<byte> most)
    {
        var words = Vector256.Create(
            Before(ref line, ends[0]), Before(ref line, ends[1]), Before(ref line, ends[2]), Before(ref line, ends[3]));
        // The last digit is the most significant byte; what stands before the number is cleared and counts as zeros.
        var before = Vector256.Create(64UL) - Avx2.ConvertToVector256Int64(lengths << 3).AsUInt64();
        var digits = (words.AsByte() - Vector256.Create((byte)'0'))
            & Avx2.ShiftLeftLogicalVariable(Vector256<ulong>.AllBitsSet, before).AsByte();
        most = Vector256.Max(most, digits);
        var pairs = Avx2.MultiplyAddAdjacent(digits, Vector256.Create((ushort)0x010A).AsSByte());
        var fours = Avx2.MultiplyAddAdjacent(pairs, Vector256.Create(0x0001_0064).AsInt16()).AsUInt32();
        return Avx2.Multiply(fours, Vector256.Create(10_000u)) + (fours.AsUInt64() >> 32);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Before(ref byte line, int end) =>
        Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref line, end - 8));
}
