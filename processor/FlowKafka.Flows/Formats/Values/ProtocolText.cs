using System.Text;

namespace FlowKafka.Flows;

/// <summary>Reads a protocol by its number or by the name that collectors print.</summary>
internal static class ProtocolText
{
    public const byte Icmp = 1;
    public const byte Tcp = 6;
    public const byte Udp = 17;
    public const byte IcmpV6 = 58;

    private static readonly (byte[] Name, byte Number)[] Names =
    [
        ("icmp"u8.ToArray(), Icmp), ("igmp"u8.ToArray(), 2), ("ipip"u8.ToArray(), 4), ("ipencap"u8.ToArray(), 4),
        ("egp"u8.ToArray(), 8), ("igp"u8.ToArray(), 9), ("dccp"u8.ToArray(), 33), ("ipv6"u8.ToArray(), 41),
        ("ipv6-route"u8.ToArray(), 43), ("ipv6-frag"u8.ToArray(), 44), ("rsvp"u8.ToArray(), 46), ("gre"u8.ToArray(), 47),
        ("esp"u8.ToArray(), 50), ("ah"u8.ToArray(), 51), ("icmp6"u8.ToArray(), IcmpV6), ("icmpv6"u8.ToArray(), IcmpV6),
        ("ipv6-icmp"u8.ToArray(), IcmpV6), ("ipv6-nonxt"u8.ToArray(), 59), ("ipv6-opts"u8.ToArray(), 60),
        ("eigrp"u8.ToArray(), 88), ("ospf"u8.ToArray(), 89), ("ospfigp"u8.ToArray(), 89), ("pim"u8.ToArray(), 103),
        ("vrrp"u8.ToArray(), 112), ("l2tp"u8.ToArray(), 115), ("sctp"u8.ToArray(), 132), ("udplite"u8.ToArray(), 136),
    ];

    /// <summary>True when flows of the protocol have ports.</summary>
    public static bool HasPorts(byte protocol) => protocol is not (Icmp or IcmpV6);

    /// <summary>Reads the protocol; the reason says whether a number or a name was wrong.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out byte protocol, out RejectReason reason)
    {
        reason = RejectReason.BadNumber;
        protocol = 0;
        if (!text.IsEmpty && (uint)text[0] - '0' <= 9)
        {
            var isRight = CountText.TryParse(text, byte.MaxValue, out var number);
            protocol = (byte)number;
            return isRight;
        }

        reason = RejectReason.BadValue;
        return TryName(text, ref protocol);
    }

    private static bool TryName(ReadOnlySpan<byte> text, ref byte protocol)
    {
        if (Ascii.EqualsIgnoreCase(text, "tcp"u8))
            return Set(Tcp, out protocol);
        if (Ascii.EqualsIgnoreCase(text, "udp"u8))
            return Set(Udp, out protocol);
        foreach (var (name, number) in Names)
        {
            if (Ascii.EqualsIgnoreCase(text, name))
                return Set(number, out protocol);
        }

        return false;
    }

    private static bool Set(byte number, out byte protocol)
    {
        protocol = number;
        return true;
    }
}
