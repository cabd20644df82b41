namespace FlowKafka.Flows;

/// <summary>A set of networks in CIDR notation that count as the operator's own.</summary>
public sealed class OwnNetworks
{
    private readonly (IpAddress First, IpAddress Last)[] _ranges;

    private OwnNetworks((IpAddress, IpAddress)[] ranges) => _ranges = ranges;

    /// <summary>
    /// The default: RFC 1918, shared address space (RFC 6598), link-local and loopback of IPv4; unique local
    /// (RFC 4193) and link-local addresses of IPv6.
    /// </summary>
    public static OwnNetworks Private { get; } = Parse(
        ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16", "127.0.0.0/8", "fc00::/7", "fe80::/10", "::1/128"]);

    /// <summary>Reads networks such as <c>10.0.0.0/8</c>, <c>2001:db8::/32</c> or a single address.</summary>
    /// <exception cref="FormatException">An entry is no network; the message names it.</exception>
    public static OwnNetworks Parse(IEnumerable<string> networks)
    {
        var ranges = new List<(IpAddress, IpAddress)>();
        foreach (var network in networks)
            ranges.Add(Range(network));
        return new([.. ranges]);
    }

    /// <summary>True when the address lies in one of the networks.</summary>
    public bool Contains(IpAddress address)
    {
        foreach (var (first, last) in _ranges)
        {
            if (first <= address && address <= last)
                return true;
        }

        return false;
    }

    private static (IpAddress, IpAddress) Range(string network)
    {
        var slash = network.IndexOf('/', StringComparison.Ordinal);
        try
        {
            var address = IpAddress.Parse(slash < 0 ? network : network[..slash]);
            var width = address.IsV4 ? 32 : 128;
            var prefix = slash < 0 ? width : int.Parse(network.AsSpan(slash + 1), System.Globalization.NumberStyles.None, null);
            if (prefix > width)
                throw new FormatException();
            var host = width - prefix;
            var value = new UInt128(address.High, address.Low);
            var mask = host == 0 ? UInt128.Zero : UInt128.MaxValue >> (128 - host);
            return (Of(value & ~mask), Of(value | mask));
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            throw new FormatException($"'{network}' is no network: write an address and a prefix length, as 10.0.0.0/8.");
        }
    }

    private static IpAddress Of(UInt128 value) => new((ulong)(value >> 64), (ulong)value);
}
