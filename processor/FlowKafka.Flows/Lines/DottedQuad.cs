using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FlowKafka.Flows;

/// <summary>
/// Reads dotted IPv4 addresses without branches on their digits: a shuffle by shape spreads the digits to four lanes, and
/// two multiply-adds make octets of them.
/// </summary>
internal static class DottedQuad
{
    public static bool IsSupported => Avx2.IsSupported && BitConverter.IsLittleEndian;

    /// <summary>Reads the address of <paramref name="length"/> bytes; 16 bytes must be readable. False does not mean that
    /// the text is no address, only that it is none of this form.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryParse(ref readonly byte text, int length, out uint bits)
    {
        bits = 0;
        if ((uint)length > 15)
            return false;
        var bytes = Vector128.LoadUnsafe(in text);
        var dots = Vector128.Equals(bytes, Vector128.Create((byte)'.')).ExtractMostSignificantBits();
        if (!QuadShapes.TryFind((dots & ((1u << length) - 1)) | (1u << length), out var shape))
            return false;
        var digits = Ssse3.Shuffle(bytes - Vector128.Create((byte)'0'), QuadShapes.ShuffleOf(shape));
        var pairs = Ssse3.MultiplyAddAdjacent(digits, Vector128.Create(0x00010A64).AsSByte());
        var octets = Sse2.MultiplyAddAdjacent(pairs, Vector128.Create((short)1));
        var bad = Sse2.SubtractSaturate(digits, Vector128.Create((byte)9)).AsInt32()
            | Vector128.GreaterThan(octets, Vector128.Create(255)) | Vector128.LessThan(octets, QuadShapes.LeastOf(shape));
        if (bad != Vector128<int>.Zero)
            return false;
        bits = Ssse3.Shuffle(octets.AsByte(), Vector128.Create(0x0004080C).AsByte()).AsUInt32().ToScalar();
        return true;
    }

    /// <summary>Reads two addresses at once, each of its shape; 16 bytes of each must be readable. They are the lowest words
    /// of the lanes. What is wrong with them sets bits of <paramref name="bad"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<uint> Two(ref byte one, int oneShape, ref byte other, int otherShape, ref Vector256<byte> bad)
    {
        var shuffle = Vector256.Create(QuadShapes.ShuffleOf(oneShape), QuadShapes.ShuffleOf(otherShape));
        var least = Vector256.Create(QuadShapes.LeastOf(oneShape), QuadShapes.LeastOf(otherShape));
        var bytes = Vector256.Create(Vector128.LoadUnsafe(ref one), Vector128.LoadUnsafe(ref other));
        var digits = Avx2.Shuffle(bytes - Vector256.Create((byte)'0'), shuffle);
        var pairs = Avx2.MultiplyAddAdjacent(digits, Vector256.Create(0x00010A64).AsSByte());
        var octets = Avx2.MultiplyAddAdjacent(pairs, Vector256.Create((short)1));
        bad |= Avx2.SubtractSaturate(digits, Vector256.Create((byte)9))
            | (Vector256.GreaterThan(octets, Vector256.Create(255)) | Vector256.LessThan(octets, least)).AsByte();
        return Avx2.Shuffle(octets.AsByte(), Vector256.Create(0x0004080C).AsByte()).AsUInt32();
    }
}
