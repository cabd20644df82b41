using System.Runtime.CompilerServices;

namespace FlowKafka.Flows;

/// <summary>Reads addresses from text without allocation: dotted IPv4 without leading zeros, and IPv6 as of RFC 4291,
/// section 2.2, without zone and brackets.</summary>
internal static class AddressParser
{
    public static bool TryParse(ReadOnlySpan<byte> text, out IpAddress address)
    {
        if (TryParseV4(text, out var bits))
        {
            address = IpAddress.FromV4(bits);
            return true;
        }

        return TryParseV6(text, out address);
    }

    [SkipLocalsInit]
    public static bool TryParseV4(ReadOnlySpan<byte> text, out uint bits)
    {
        bits = 0;
        if (text.Length is < 7 or > 15)
            return false;
        if (!DottedQuad.IsSupported)
            return TryParseDigits(text, out bits);
        Span<byte> room = stackalloc byte[16];
        text.CopyTo(room);
        return DottedQuad.TryParse(in room[0], text.Length, out bits);
    }

    /// <summary>Reads a dotted address byte by byte.</summary>
    public static bool TryParseDigits(ReadOnlySpan<byte> text, out uint bits)
    {
        bits = 0;
        if (text.Length is < 7 or > 15)
            return false;
        int octets = 0, digits = 0;
        uint octet = 0;
        foreach (var b in text)
        {
            var digit = (uint)b - '0';
            if (digit <= 9)
            {
                if (digits > 0 && octet == 0)
                    return false;
                octet = octet * 10 + digit;
                digits++;
                if (octet > 255)
                    return false;
            }
            else
            {
                if (b != '.' || digits == 0 || octets == 3)
                    return false;
                bits = (bits << 8) | octet;
                octets++;
                octet = 0;
                digits = 0;
            }
        }

        bits = (bits << 8) | octet;
        return octets == 3 && digits > 0;
    }

    private static bool TryParseV6(ReadOnlySpan<byte> text, out IpAddress address)
    {
        address = default;
        if (text.Length is < 2 or > 45)
            return false;
        Span<ushort> groups = stackalloc ushort[8];
        int count = 0, gap = -1, i = 0;
        if (text[0] == ':')
        {
            if (text[1] != ':')
                return false;
            gap = 0;
            i = 2;
        }

        while (i < text.Length)
        {
            if (count == 8)
                return false;
            var start = i;
            uint group = 0;
            while (i < text.Length && Hex(text[i]) is var digit and < 16 && i - start < 4)
            {
                group = (group << 4) | digit;
                i++;
            }

            if (i < text.Length && text[i] == '.')
            {
                if (count > 6 || !TryParseV4(text[start..], out var bits))
                    return false;
                groups[count++] = (ushort)(bits >> 16);
                groups[count++] = (ushort)bits;
                break;
            }

            if (i == start)
                return false;
            groups[count++] = (ushort)group;
            if (i == text.Length)
                break;
            if (text[i++] != ':' || i == text.Length)
                return false;
            if (text[i] != ':')
                continue;
            if (gap >= 0)
                return false;
            gap = count;
            i++;
        }

        if (gap < 0 ? count != 8 : count == 8)
            return false;
        if (gap >= 0)
        {
            groups[gap..count].CopyTo(groups[(8 - count + gap)..]);
            groups.Slice(gap, 8 - count).Clear();
        }

        address = new IpAddress(Join(groups), Join(groups[4..]));
        return true;
    }

    private static ulong Join(ReadOnlySpan<ushort> groups) =>
        ((ulong)groups[0] << 48) | ((ulong)groups[1] << 32) | ((ulong)groups[2] << 16) | groups[3];

    private static uint Hex(byte b)
    {
        var digit = (uint)b - '0';
        if (digit <= 9)
            return digit;
        var letter = ((uint)b | 0x20) - 'a';
        return letter <= 5 ? letter + 10 : 16;
    }
}
