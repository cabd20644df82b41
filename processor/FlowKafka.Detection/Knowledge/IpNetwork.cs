using System.Globalization;
using FlowKafka.Flows;

namespace FlowKafka.Detection.Knowledge;

/// <summary>
/// A network: the addresses that share a prefix. Prefixes count in the 128 bits of <see cref="IpAddress"/>, so that an
/// IPv4 network <c>/24</c> has length 120. IPv4 addresses are in no IPv6 network, however wide.
/// </summary>
public readonly record struct IpNetwork
{
    /// <summary>The bits before an IPv4 address.</summary>
    internal const int MappedLength = 96;

    private IpNetwork(IpAddress first, byte length) => (First, Length) = (first, length);

    /// <summary>The lowest address.</summary>
    public IpAddress First { get; }

    /// <summary>How many of the 128 bits are the prefix; 128 for one address.</summary>
    public byte Length { get; }

    /// <summary>True when it is one address.</summary>
    public bool IsAddress => Length == 128;

    /// <summary>The network of an address.</summary>
    /// <param name="address">Any address in it.</param>
    /// <param name="length">The prefix in the 128 bits, 0 to 128; at least 96 for IPv4.</param>
    public static IpNetwork Of(in IpAddress address, int length) => new(Masked(address, length), (byte)length);

    /// <summary>Reads <c>10.0.0.0/8</c>, <c>2001:db8::/32</c> or one address. Bits behind the prefix are cleared.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out IpNetwork network)
    {
        network = default;
        var slash = text.IndexOf('/');
        if (!IpAddress.TryParse(slash < 0 ? text : text[..slash], out var address))
            return false;
        // ::ffff:10.0.0.0/104 counts its prefix as IPv6 does.
        var before = address.IsV4 && !text.Contains(':') ? MappedLength : 0;
        var length = 128 - before;
        if (slash >= 0 && (!int.TryParse(text[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out length) || length > 128 - before))
            return false;
        network = Of(address, before + length);
        return true;
    }

    /// <summary>True when the address lies in it.</summary>
    public bool Contains(in IpAddress address) =>
        (Length >= MappedLength || !address.IsV4) && Masked(address, Length) == First;

    /// <summary>As it is written: the address alone when it is one.</summary>
    public override string ToString() => IsAddress
        ? First.ToString()
        : string.Create(CultureInfo.InvariantCulture, $"{First}/{(First.IsV4 ? Length - MappedLength : Length)}");

    internal static IpAddress Masked(in IpAddress address, int length) => length switch
    {
        128 => address,
        > 64 => new(address.High, address.Low & (ulong.MaxValue << (128 - length))),
        64 => new(address.High, 0),
        > 0 => new(address.High & (ulong.MaxValue << (64 - length)), 0),
        _ => default,
    };
}
