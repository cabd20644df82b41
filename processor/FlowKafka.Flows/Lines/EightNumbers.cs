using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FlowKafka.Flows;

/// <summary>Reads eight unsigned decimal numbers of up to eight digits at once.</summary>
internal static class EightNumbers
{
    public static bool IsSupported => Avx2.IsSupported && BitConverter.IsLittleEndian;

    /// <summary>The digits of a number of 1 to 8 digits: the last is the most significant byte, zeros stand for those that
    /// it lacks. Eight bytes must be readable.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong UpToEight(ref readonly byte digits, nint length) => Eight(in digits) << (int)(-8 * length);

    /// <summary>The digits of a number of eight digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Eight(ref readonly byte digits) => Unsafe.ReadUnaligned<ulong>(in digits) ^ 0x3030303030303030;

    /// <summary>Makes numbers of digits: those of <paramref name="a"/> are words 0, 1, 4 and 5, those of
    /// <paramref name="b"/> words 2, 3, 6 and 7. Bytes that are no digits set bits of <paramref name="bad"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Parse(Vector256<ulong> a, Vector256<ulong> b, ref Vector256<byte> bad)
    {
        bad |= Avx2.SubtractSaturate(Vector256.Max(a.AsByte(), b.AsByte()), Vector256.Create((byte)9));
        var fours = Avx2.PackUnsignedSaturate(OfFour(a), OfFour(b)).AsInt16();
        return Avx2.MultiplyAddAdjacent(fours, Vector256.Create(0x0001_2710).AsInt16());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> OfFour(Vector256<ulong> digits) => Avx2.MultiplyAddAdjacent(
        Avx2.MultiplyAddAdjacent(digits.AsByte(), Vector256.Create((ushort)0x010A).AsSByte()),
        Vector256.Create(0x0001_0064).AsInt16());
}
