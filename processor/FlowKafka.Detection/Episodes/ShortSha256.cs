using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace FlowKafka.Detection.Episodes;

/// <summary>
/// SHA-256 (FIPS 180-4) of a message that fits one block. Documents ask for it once a conversation, and the platform's takes
/// several times as long to be called as to hash; nothing is protected by it.
/// </summary>
internal static class ShortSha256
{
    public const int LongestMessage = 55;

    private static readonly uint[] Constants =
    [
        0x428A2F98, 0x71374491, 0xB5C0FBCF, 0xE9B5DBA5, 0x3956C25B, 0x59F111F1, 0x923F82A4, 0xAB1C5ED5,
        0xD807AA98, 0x12835B01, 0x243185BE, 0x550C7DC3, 0x72BE5D74, 0x80DEB1FE, 0x9BDC06A7, 0xC19BF174,
        0xE49B69C1, 0xEFBE4786, 0x0FC19DC6, 0x240CA1CC, 0x2DE92C6F, 0x4A7484AA, 0x5CB0A9DC, 0x76F988DA,
        0x983E5152, 0xA831C66D, 0xB00327C8, 0xBF597FC7, 0xC6E00BF3, 0xD5A79147, 0x06CA6351, 0x14292967,
        0x27B70A85, 0x2E1B2138, 0x4D2C6DFC, 0x53380D13, 0x650A7354, 0x766A0ABB, 0x81C2C92E, 0x92722C85,
        0xA2BFE8A1, 0xA81A664B, 0xC24B8B70, 0xC76C51A3, 0xD192E819, 0xD6990624, 0xF40E3585, 0x106AA070,
        0x19A4C116, 0x1E376C08, 0x2748774C, 0x34B0BCB5, 0x391C0CB3, 0x4ED8AA4A, 0x5B9CCA4F, 0x682E6FF3,
        0x748F82EE, 0x78A5636F, 0x84C87814, 0x8CC70208, 0x90BEFFFA, 0xA4506CEB, 0xBEF9A3F7, 0xC67178F2,
    ];

    /// <summary>Writes the first 16 bytes of the hash.</summary>
    [SkipLocalsInit]
    public static void HashHalf(ReadOnlySpan<byte> message, Span<byte> half)
    {
        Span<byte> block = stackalloc byte[64];
        block.Clear();
        message.CopyTo(block);
        block[message.Length] = 0x80;
        BinaryPrimitives.WriteInt64BigEndian(block[56..], message.Length * 8L);
        Span<uint> w = stackalloc uint[64];
        Expand(block, w);

        uint a = 0x6A09E667, b = 0xBB67AE85, c = 0x3C6EF372, d = 0xA54FF53A, e = 0x510E527F, f = 0x9B05688C, g = 0x1F83D9AB, h = 0x5BE0CD19;
        for (var t = 0; t < 64; t += 8)
        {
            Step(a, b, c, ref d, e, f, g, ref h, w[t] + Constants[t]);
            Step(h, a, b, ref c, d, e, f, ref g, w[t + 1] + Constants[t + 1]);
            Step(g, h, a, ref b, c, d, e, ref f, w[t + 2] + Constants[t + 2]);
            Step(f, g, h, ref a, b, c, d, ref e, w[t + 3] + Constants[t + 3]);
            Step(e, f, g, ref h, a, b, c, ref d, w[t + 4] + Constants[t + 4]);
            Step(d, e, f, ref g, h, a, b, ref c, w[t + 5] + Constants[t + 5]);
            Step(c, d, e, ref f, g, h, a, ref b, w[t + 6] + Constants[t + 6]);
            Step(b, c, d, ref e, f, g, h, ref a, w[t + 7] + Constants[t + 7]);
        }

        BinaryPrimitives.WriteUInt32BigEndian(half, a + 0x6A09E667);
        BinaryPrimitives.WriteUInt32BigEndian(half[4..], b + 0xBB67AE85);
        BinaryPrimitives.WriteUInt32BigEndian(half[8..], c + 0x3C6EF372);
        BinaryPrimitives.WriteUInt32BigEndian(half[12..], d + 0xA54FF53A);
    }

    private static void Expand(ReadOnlySpan<byte> block, Span<uint> w)
    {
        for (var t = 0; t < 16; t++)
            w[t] = BinaryPrimitives.ReadUInt32BigEndian(block[(4 * t)..]);
        for (var t = 16; t < w.Length; t++)
        {
            var (near, far) = (w[t - 2], w[t - 15]);
            w[t] = w[t - 16] + w[t - 7]
                + (BitOperations.RotateRight(near, 17) ^ BitOperations.RotateRight(near, 19) ^ (near >> 10))
                + (BitOperations.RotateRight(far, 7) ^ BitOperations.RotateRight(far, 18) ^ (far >> 3));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step(uint a, uint b, uint c, ref uint d, uint e, uint f, uint g, ref uint h, uint word)
    {
        h += word + (g ^ (e & (f ^ g))) + (BitOperations.RotateRight(e, 6) ^ BitOperations.RotateRight(e, 11) ^ BitOperations.RotateRight(e, 25));
        d += h;
        h += ((a & b) | (c & (a | b))) + (BitOperations.RotateRight(a, 2) ^ BitOperations.RotateRight(a, 13) ^ BitOperations.RotateRight(a, 22));
    }
}
