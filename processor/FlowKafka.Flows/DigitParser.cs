using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace FlowKafka.Flows;

/// <summary>Reads unsigned decimal numbers: digits only, no sign.</summary>
internal static class DigitParser
{
    private const ulong Zeros = 0x3030303030303030;

    /// <summary>Reads a number up to <paramref name="maximum"/>.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, long maximum, out long number)
    {
        number = 0;
        if (text.IsEmpty)
            return false;
        foreach (var b in text)
        {
            var digit = (uint)b - '0';
            if (digit > 9 || number > (maximum - digit) / 10)
                return false;
            number = number * 10 + digit;
        }

        return true;
    }

    /// <summary>Reads 1 to 8 digits that end before <paramref name="end"/>; the 8 bytes before it must be readable.
    /// Any other byte among them sets a bit of <paramref name="bad"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong UpTo8(ref byte end, int length, ref ulong bad)
    {
        var word = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Subtract(ref end, 8));
        if (!BitConverter.IsLittleEndian)
            word = BinaryPrimitives.ReverseEndianness(word);
        // The last digit is the most significant byte; what stands before the number is cleared and counts as zeros.
        word = (word ^ Zeros) & (ulong.MaxValue << (64 - 8 * length));
        bad |= (word | (word + 0x7676767676767676)) & 0x8080808080808080;
        // Neighbours are joined three times: digits to pairs, pairs to fours, fours to the number.
        word = word * 10 + (word >> 8);
        return (((word & 0x000000FF000000FF) * 0x000F424000000064)
            + (((word >> 16) & 0x000000FF000000FF) * 0x0000271000000001)) >> 32;
    }

    /// <summary>Reads 1 to 16 digits that end before <paramref name="end"/>; the 16 bytes before it must be readable.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong UpTo16(ref byte end, int length, ref ulong bad)
    {
        if (length <= 8)
            return UpTo8(ref end, length, ref bad);
        return UpTo8(ref Unsafe.Subtract(ref end, 8), length - 8, ref bad) * 100_000_000 + UpTo8(ref end, 8, ref bad);
    }
}
