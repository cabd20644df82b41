using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using FlowKafka.Flows;

namespace FlowKafka.Detection.Episodes;

/// <summary>Names an episode, the same wherever and whenever it is computed.</summary>
public static class EpisodeId
{
    /// <summary>How many characters it has.</summary>
    public const int Length = 32;

    private const int AddressesAndStart = 41;

    /// <summary>
    /// The first 128 bits, as 32 lower-case hexadecimal digits, of SHA-256 over: both addresses as 16 bytes (IPv4 mapped),
    /// lower first; the protocol; the conversation's start in Unix milliseconds, 8 bytes, big-endian; the tenant in UTF-8.
    /// </summary>
    public static string Of(in IpPair pair, long conversationStart)
    {
        Span<byte> text = stackalloc byte[Length];
        Write(pair, conversationStart, text);
        return Encoding.ASCII.GetString(text);
    }

    /// <summary>Writes the id as <see cref="Length"/> bytes of ASCII.</summary>
    public static void Write(in IpPair pair, long conversationStart, Span<byte> text)
    {
        var length = AddressesAndStart + Encoding.UTF8.GetByteCount(pair.Tenant);
        var bytes = length <= ShortSha256.LongestMessage ? stackalloc byte[ShortSha256.LongestMessage] : new byte[length];
        bytes = bytes[..length];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, pair.Lower.High);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], pair.Lower.Low);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[16..], pair.Higher.High);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[24..], pair.Higher.Low);
        bytes[32] = pair.Protocol;
        BinaryPrimitives.WriteInt64BigEndian(bytes[33..], conversationStart);
        Encoding.UTF8.GetBytes(pair.Tenant, bytes[AddressesAndStart..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        if (length <= ShortSha256.LongestMessage)
            ShortSha256.HashHalf(bytes, hash);
        else
            SHA256.HashData(bytes, hash);
        Convert.TryToHexStringLower(hash[..(Length / 2)], text, out _);
    }
}
