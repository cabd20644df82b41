using System.Buffers.Binary;
using System.Net;

namespace FlowKafka.Flows;

/// <summary>
/// An IP address as 128 bits in network order. IPv4 is held as an IPv4-mapped IPv6 address
/// (<c>::ffff:a.b.c.d</c>, RFC 4291, section 2.5.5.2), so that one comparison orders both families.
/// </summary>
public readonly record struct IpAddress(ulong High, ulong Low) : IComparable<IpAddress>
{
    /// <summary>The upper half of <see cref="Low"/> of an IPv4 address.</summary>
    internal const ulong MappedPrefix = 0x0000_FFFF_0000_0000;

    /// <summary>True when the address is an IPv4 one.</summary>
    public bool IsV4 => High == 0 && (Low & 0xFFFF_FFFF_0000_0000) == MappedPrefix;

    /// <summary>Makes an IPv4 address from its 32 bits, the first octet being the most significant.</summary>
    public static IpAddress FromV4(uint bits) => new(0, MappedPrefix | bits);

    /// <summary>Makes an address from 4 or 16 bytes in network order.</summary>
    /// <exception cref="ArgumentException">The span has another length.</exception>
    public static IpAddress FromBytes(ReadOnlySpan<byte> bytes) => bytes.Length switch
    {
        4 => FromV4(BinaryPrimitives.ReadUInt32BigEndian(bytes)),
        16 => new(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..])),
        _ => throw new ArgumentException("An IP address has 4 or 16 bytes.", nameof(bytes)),
    };

    /// <summary>Reads an address in its usual text form.</summary>
    /// <exception cref="FormatException">The text is not an address.</exception>
    public static IpAddress Parse(string text)
    {
        Span<byte> bytes = stackalloc byte[16];
        IPAddress.Parse(text).TryWriteBytes(bytes, out var written);
        return FromBytes(bytes[..written]);
    }

    /// <summary>
    /// Reads an address strictly: dotted IPv4 without leading zeros, or IPv6 as of RFC 4291, section 2.2, without zone and
    /// brackets.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out IpAddress address)
    {
        address = default;
        Span<byte> ascii = stackalloc byte[45];
        return text.Length <= ascii.Length
            && System.Text.Ascii.FromUtf16(text, ascii, out var written) == System.Buffers.OperationStatus.Done
            && AddressParser.TryParse(ascii[..written], out address);
    }

    /// <summary>Writes 4 bytes (IPv4) or 16 bytes (IPv6) in network order and returns how many.</summary>
    public int WriteBytes(Span<byte> destination)
    {
        if (IsV4)
        {
            BinaryPrimitives.WriteUInt32BigEndian(destination, (uint)Low);
            return 4;
        }

        BinaryPrimitives.WriteUInt64BigEndian(destination, High);
        BinaryPrimitives.WriteUInt64BigEndian(destination[8..], Low);
        return 16;
    }

    /// <summary>The most bytes that the text form takes.</summary>
    public const int LongestText = 45;

    /// <summary>Writes what <see cref="ToString"/> returns as ASCII, and returns how many bytes.</summary>
    /// <param name="text">Has room for <see cref="LongestText"/>.</param>
    public int WriteText(Span<byte> text)
    {
        // The platform writes the last 32 bits of some addresses as those of an IPv4 address.
        if (!IsV4 && (High == 0 || (uint)(Low >> 32) == 0x5EFE))
            return System.Text.Encoding.ASCII.GetBytes(ToString(), text);
        return AddressWriter.Write(this, text);
    }

    /// <summary>Orders by the 128 bits as one unsigned number.</summary>
    public int CompareTo(IpAddress other) => High != other.High ? High.CompareTo(other.High) : Low.CompareTo(other.Low);

    /// <summary>The usual text form: dotted for IPv4, RFC 5952 for IPv6.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[16];
        var length = WriteBytes(bytes);
        return new IPAddress(bytes[..length]).ToString();
    }

    /// <summary>True when the left address is the lower one.</summary>
    public static bool operator <(IpAddress left, IpAddress right) =>
        left.High < right.High || (left.High == right.High && left.Low < right.Low);

    /// <summary>True when the left address is the higher one.</summary>
    public static bool operator >(IpAddress left, IpAddress right) => right < left;

    /// <summary>True when the left address is not the higher one.</summary>
    public static bool operator <=(IpAddress left, IpAddress right) => !(right < left);

    /// <summary>True when the left address is not the lower one.</summary>
    public static bool operator >=(IpAddress left, IpAddress right) => !(left < right);
}
