using System.Buffers.Text;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace FlowKafka.Flows;

/// <summary>Writes addresses as text without allocation: dotted for IPv4, RFC 5952, section 4, for IPv6.</summary>
internal static class AddressWriter
{
    /// <summary>The most bytes that an address takes; the text must have room for them.</summary>
    public const int Longest = 39;

    public static int Write(in IpAddress address, Span<byte> text) =>
        address.IsV4 ? WriteV4((uint)address.Low, text) : WriteV6(address, text);

    // Each octet with a dot behind it, in four bytes.
    private static readonly uint[] Octets = [.. Enumerable.Range(0, 256).Select(octet =>
        BitConverter.ToUInt32(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{octet}.").PadRight(4, '.'))))];

    private static int WriteV4(uint bits, Span<byte> text)
    {
        var at = 0;
        for (var shift = 24; shift >= 0; shift -= 8)
        {
            var octet = (byte)(bits >> shift);
            MemoryMarshal.Write(text[at..], Octets[octet]);
            at += octet >= 100 ? 4 : octet >= 10 ? 3 : 2;
        }

        return at - 1;
    }

    private static int WriteV6(in IpAddress address, Span<byte> text)
    {
        var (gap, gapEnd) = LongestZeros(address);
        var at = 0;
        for (var i = 0; i < 8; i++)
        {
            if (i == gap)
            {
                "::"u8.CopyTo(text[at..]);
                at += 2;
                i = gapEnd - 1;
                continue;
            }

            if (i > 0 && i != gapEnd)
                text[at++] = (byte)':';
            Utf8Formatter.TryFormat(Group(address, i), text[at..], out var written, 'x');
            at += written;
        }

        return at;
    }

    private static (int Start, int End) LongestZeros(in IpAddress address)
    {
        int best = -1, length = 1;
        for (var i = 0; i < 8; i++)
        {
            var end = i;
            while (end < 8 && Group(address, end) == 0)
                end++;
            if (end - i > length)
            {
                best = i;
                length = end - i;
            }

            i = Math.Max(i, end - 1);
        }

        return best < 0 ? (-1, -1) : (best, best + length);
    }

    private static ushort Group(in IpAddress address, int i) =>
        (ushort)((i < 4 ? address.High : address.Low) >> (48 - 16 * (i & 3)));
}
