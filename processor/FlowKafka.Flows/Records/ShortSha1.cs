using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FlowKafka.Flows;

/// <summary>
/// SHA-1 (FIPS 180-4) of a message that fits one block. Community ids ask for it once a document, and the platform's takes
/// several times as long to be called as to hash; nothing is protected by it.
/// </summary>
internal static class ShortSha1
{
    public const int LongestMessage = 55;

    [SkipLocalsInit]
    public static void Hash(ReadOnlySpan<byte> message, Span<byte> hash)
    {
        Span<byte> block = stackalloc byte[64];
        block.Clear();
        message.CopyTo(block);
        block[message.Length] = 0x80;
        BinaryPrimitives.WriteInt64BigEndian(block[56..], message.Length * 8L);
        Span<uint> w = stackalloc uint[80];
        Expand(block, w);

        uint a = 0x67452301, b = 0xEFCDAB89, c = 0x98BADCFE, d = 0x10325476, e = 0xC3D2E1F0;
        for (var t = 0; t < 20; t += 5)
        {
            Step(a, ref b, Choose(b, c, d), ref e, w[t] + 0x5A827999);
            Step(e, ref a, Choose(a, b, c), ref d, w[t + 1] + 0x5A827999);
            Step(d, ref e, Choose(e, a, b), ref c, w[t + 2] + 0x5A827999);
            Step(c, ref d, Choose(d, e, a), ref b, w[t + 3] + 0x5A827999);
            Step(b, ref c, Choose(c, d, e), ref a, w[t + 4] + 0x5A827999);
        }

        for (var t = 20; t < 40; t += 5)
        {
            Step(a, ref b, b ^ c ^ d, ref e, w[t] + 0x6ED9EBA1);
            Step(e, ref a, a ^ b ^ c, ref d, w[t + 1] + 0x6ED9EBA1);
            Step(d, ref e, e ^ a ^ b, ref c, w[t + 2] + 0x6ED9EBA1);
            Step(c, ref d, d ^ e ^ a, ref b, w[t + 3] + 0x6ED9EBA1);
            Step(b, ref c, c ^ d ^ e, ref a, w[t + 4] + 0x6ED9EBA1);
        }

        for (var t = 40; t < 60; t += 5)
        {
            Step(a, ref b, Majority(b, c, d), ref e, w[t] + 0x8F1BBCDC);
            Step(e, ref a, Majority(a, b, c), ref d, w[t + 1] + 0x8F1BBCDC);
            Step(d, ref e, Majority(e, a, b), ref c, w[t + 2] + 0x8F1BBCDC);
            Step(c, ref d, Majority(d, e, a), ref b, w[t + 3] + 0x8F1BBCDC);
            Step(b, ref c, Majority(c, d, e), ref a, w[t + 4] + 0x8F1BBCDC);
        }

        for (var t = 60; t < 80; t += 5)
        {
            Step(a, ref b, b ^ c ^ d, ref e, w[t] + 0xCA62C1D6);
            Step(e, ref a, a ^ b ^ c, ref d, w[t + 1] + 0xCA62C1D6);
            Step(d, ref e, e ^ a ^ b, ref c, w[t + 2] + 0xCA62C1D6);
            Step(c, ref d, d ^ e ^ a, ref b, w[t + 3] + 0xCA62C1D6);
            Step(b, ref c, c ^ d ^ e, ref a, w[t + 4] + 0xCA62C1D6);
        }

        BinaryPrimitives.WriteUInt32BigEndian(hash, a + 0x67452301);
        BinaryPrimitives.WriteUInt32BigEndian(hash[4..], b + 0xEFCDAB89);
        BinaryPrimitives.WriteUInt32BigEndian(hash[8..], c + 0x98BADCFE);
        BinaryPrimitives.WriteUInt32BigEndian(hash[12..], d + 0x10325476);
        BinaryPrimitives.WriteUInt32BigEndian(hash[16..], e + 0xC3D2E1F0);
    }

    // From the 32nd word on, four words at once: w[t] = rotl2(w[t-6] ^ w[t-16] ^ w[t-28] ^ w[t-32]), which follows from the rule.
    private static void Expand(ReadOnlySpan<byte> block, Span<uint> w)
    {
        for (var t = 0; t < 16; t++)
            w[t] = BinaryPrimitives.ReadUInt32BigEndian(block[(4 * t)..]);
        for (var t = 16; t < 32; t++)
            w[t] = BitOperations.RotateLeft(w[t - 3] ^ w[t - 8] ^ w[t - 14] ^ w[t - 16], 1);
        ref var first = ref MemoryMarshal.GetReference(w);
        for (var t = 32; t < 80; t += 4)
        {
            var sum = Vector128.LoadUnsafe(ref first, (nuint)(t - 6)) ^ Vector128.LoadUnsafe(ref first, (nuint)(t - 16))
                ^ Vector128.LoadUnsafe(ref first, (nuint)(t - 28)) ^ Vector128.LoadUnsafe(ref first, (nuint)(t - 32));
            ((sum << 2) | (sum >>> 30)).StoreUnsafe(ref first, (nuint)t);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step(uint a, ref uint b, uint f, ref uint e, uint word)
    {
        e += BitOperations.RotateLeft(a, 5) + f + word;
        b = BitOperations.RotateLeft(b, 30);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Choose(uint x, uint y, uint z) => z ^ (x & (y ^ z));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Majority(uint x, uint y, uint z) => (x & y) | (z & (x | y));
}
