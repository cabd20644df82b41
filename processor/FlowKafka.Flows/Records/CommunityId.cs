using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;

namespace FlowKafka.Flows;

/// <summary>The Community ID flow hash, version 1, as in ECS <c>network.community_id</c>: one text for both directions.</summary>
public static class CommunityId
{
    /// <summary>How many characters it has.</summary>
    public const int Length = 30;

    private const byte Icmp = 1;
    private const byte IcmpV6 = 58;

    /// <summary>The Community ID of a record. Flow logs know no ICMP types: for ICMP it is that of an echo reply.</summary>
    public static string Of(in FlowRecord record, ushort seed = 0) =>
        Of(record.Source, record.Destination, record.Protocol, record.SourcePort, record.DestinationPort, seed);

    /// <summary>The Community ID of a 5-tuple in either direction. For ICMP the ports are type and code. Ports take part for
    /// ICMP, TCP, UDP, ICMPv6 and SCTP only.</summary>
    public static string Of(
        IpAddress source, IpAddress destination, byte protocol, ushort sourcePort, ushort destinationPort, ushort seed = 0)
    {
        Span<byte> text = stackalloc byte[Length];
        Write(source, destination, protocol, sourcePort, destinationPort, text, seed);
        return Encoding.ASCII.GetString(text);
    }

    /// <summary>As <see cref="Of(IpAddress, IpAddress, byte, ushort, ushort, ushort)"/>, as <see cref="Length"/> bytes of ASCII.</summary>
    public static void Write(
        IpAddress source, IpAddress destination, byte protocol, ushort sourcePort, ushort destinationPort, Span<byte> text, ushort seed = 0)
    {
        var isOneWay = false;
        if (protocol is Icmp or IcmpV6)
        {
            var answer = protocol == Icmp ? AnswerOf(sourcePort) : AnswerOfV6(sourcePort);
            isOneWay = answer < 0;
            if (!isOneWay)
                destinationPort = (ushort)answer;
        }

        var order = source.CompareTo(destination);
        if (!isOneWay && (order > 0 || (order == 0 && sourcePort > destinationPort)))
            (source, destination, sourcePort, destinationPort) = (destination, source, destinationPort, sourcePort);
        WriteHash(source, destination, protocol, sourcePort, destinationPort, seed, text);
    }

    private static void WriteHash(
        IpAddress source, IpAddress destination, byte protocol, ushort sourcePort, ushort destinationPort, ushort seed, Span<byte> text)
    {
        Span<byte> bytes = stackalloc byte[2 + 16 + 16 + 2 + 4];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, seed);
        var at = 2;
        at += source.WriteBytes(bytes[at..]);
        at += destination.WriteBytes(bytes[at..]);
        bytes[at++] = protocol;
        bytes[at++] = 0;
        if (protocol is Icmp or 6 or 17 or IcmpV6 or 132)
        {
            BinaryPrimitives.WriteUInt16BigEndian(bytes[at..], sourcePort);
            BinaryPrimitives.WriteUInt16BigEndian(bytes[(at + 2)..], destinationPort);
            at += 4;
        }

        Span<byte> hash = stackalloc byte[20];
        ShortSha1.Hash(bytes[..at], hash);
        "1:"u8.CopyTo(text);
        Base64.EncodeToUtf8(hash, text[2..], out _, out _);
    }

    /// <summary>The ICMP type that answers a type, or -1 for messages without answer.</summary>
    private static int AnswerOf(int type) => type switch
    {
        0 => 8,
        8 => 0,
        9 => 10,
        10 => 9,
        13 => 14,
        14 => 13,
        15 => 16,
        16 => 15,
        17 => 18,
        18 => 17,
        _ => -1,
    };

    private static int AnswerOfV6(int type) => type switch
    {
        128 => 129,
        129 => 128,
        130 => 131,
        131 => 130,
        133 => 134,
        134 => 133,
        135 => 136,
        136 => 135,
        139 => 140,
        140 => 139,
        144 => 145,
        145 => 144,
        _ => -1,
    };
}
