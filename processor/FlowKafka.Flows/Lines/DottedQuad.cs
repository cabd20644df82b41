using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FlowKafka.Flows;

/// <summary>
/// Reads a dotted IPv4 address without branches on its digits: the places of the dots give the octets' lengths, these
/// choose a shuffle that spreads the digits to four lanes, and two multiply-adds make numbers of them.
/// </summary>
internal static class DottedQuad
{
    private static readonly byte[] Shuffles = BuildShuffles();
    private static readonly int[] Least = BuildLeast();

    public static bool IsSupported => Ssse3.IsSupported && BitConverter.IsLittleEndian;

    /// <summary>Reads the address of <paramref name="length"/> bytes; 16 bytes must be readable. False does not mean that
    /// the text is no address, only that it is none of this form.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryParse(ref byte text, int length, out uint bits)
    {
        bits = 0;
        if ((uint)(length - 7) > 15 - 7)
            return false;
        var bytes = Vector128.LoadUnsafe(ref text);
        var dots = Vector128.Equals(bytes, Vector128.Create((byte)'.')).ExtractMostSignificantBits() & ((1u << length) - 1);
        if (BitOperations.PopCount(dots) != 3)
            return false;
        var first = BitOperations.TrailingZeroCount(dots);
        dots &= dots - 1;
        var second = BitOperations.TrailingZeroCount(dots);
        var third = 31 - BitOperations.LeadingZeroCount(dots);
        uint a = (uint)first - 1, b = (uint)(second - first) - 2, c = (uint)(third - second) - 2, d = (uint)(length - third) - 2;
        if (a > 2 || b > 2 || c > 2 || d > 2)
            return false;
        var shape = (int)(((a * 3 + b) * 3 + c) * 3 + d) * 4;
        var shuffle = Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(Shuffles), (nuint)shape * 4);
        var least = Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(Least), (nuint)shape);
        var digits = Ssse3.Shuffle(bytes - Vector128.Create((byte)'0'), shuffle);
        var pairs = Ssse3.MultiplyAddAdjacent(digits, Vector128.Create(0x00010A64).AsSByte());
        var octets = Sse2.MultiplyAddAdjacent(pairs, Vector128.Create((short)1));
        if (Vector128.GreaterThanAny(digits, Vector128.Create((byte)9))
            || Vector128.GreaterThanAny(octets, Vector128.Create(255))
            || Vector128.LessThanAny(octets, least))
            return false;
        bits = Ssse3.Shuffle(octets.AsByte(), Vector128.Create((byte)12, 8, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
            .AsUInt32().ToScalar();
        return true;
    }

    /// <summary>For each of the 81 shapes 16 byte places: hundreds, tens and units of an octet, then one unused.</summary>
    private static byte[] BuildShuffles()
    {
        var shuffles = new byte[81 * 16];
        Array.Fill(shuffles, (byte)0x80);
        for (var shape = 0; shape < 81; shape++)
        {
            var at = 0;
            for (var octet = 0; octet < 4; octet++)
            {
                var length = Length(shape, octet);
                for (var digit = 0; digit < length; digit++)
                    shuffles[shape * 16 + octet * 4 + 3 - length + digit] = (byte)at++;
                at++;
            }
        }

        return shuffles;
    }

    /// <summary>For each shape the least values of its octets: a longer one has no leading zero.</summary>
    private static int[] BuildLeast()
    {
        var least = new int[81 * 4];
        for (var i = 0; i < least.Length; i++)
            least[i] = Length(i / 4, i % 4) switch { 1 => 0, 2 => 10, _ => 100 };
        return least;
    }

    private static int Length(int shape, int octet) =>
        1 + octet switch { 0 => shape / 27, 1 => shape / 9 % 3, 2 => shape / 3 % 3, _ => shape % 3 };
}
