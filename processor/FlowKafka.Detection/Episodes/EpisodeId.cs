using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using FlowKafka.Flows;

namespace FlowKafka.Detection.Episodes;

/// <summary>Names an episode, the same wherever and whenever it is computed.</summary>
public static class EpisodeId
{
    /// <summary>
    /// The first 128 bits, as 32 lower-case hexadecimal digits, of SHA-256 over: both addresses as 16 bytes (IPv4 mapped),
    /// lower first; the protocol; the conversation's start in Unix milliseconds, 8 bytes, big-endian; the tenant in UTF-8.
    /// </summary>
    public static string Of(in IpPair pair, long conversationStart)
    {
        var tenant = Encoding.UTF8.GetByteCount(pair.Tenant);
        var bytes = new byte[41 + tenant];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, pair.Lower.High);
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(8), pair.Lower.Low);
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(16), pair.Higher.High);
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(24), pair.Higher.Low);
        bytes[32] = pair.Protocol;
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(33), conversationStart);
        Encoding.UTF8.GetBytes(pair.Tenant, bytes.AsSpan(41));
        return Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16));
    }
}
