using System.Buffers.Binary;

namespace FlowKafka.Kafka.Serialization;

/// <summary>
/// The ten bytes before each message (Apache Avro 1.11, "Single-object encoding"): C3, 01, and the fingerprint of the
/// schema, little-endian.
/// </summary>
internal static class MessageHeader
{
    /// <summary>Bytes of a header.</summary>
    public const int Size = 10;

    private const ushort Mark = 0x01C3;

    /// <summary>The header of messages with the schema of schemas/<paramref name="name"/>.avsc.</summary>
    public static byte[] Of(string name) => Of(MessageSchema.Of(name));

    /// <summary>The header of messages with a schema.</summary>
    public static byte[] Of(MessageSchema schema)
    {
        var header = new byte[Size];
        BinaryPrimitives.WriteUInt16LittleEndian(header, Mark);
        BinaryPrimitives.WriteUInt64LittleEndian(header.AsSpan(sizeof(ushort)), schema.Fingerprint);
        return header;
    }

    /// <summary>Tells a message's fingerprint; false when the value is no message in this encoding.</summary>
    public static bool TryReadFingerprint(ReadOnlySpan<byte> value, out ulong fingerprint)
    {
        fingerprint = 0;
        if (value.Length < Size || BinaryPrimitives.ReadUInt16LittleEndian(value) != Mark)
            return false;
        fingerprint = BinaryPrimitives.ReadUInt64LittleEndian(value[sizeof(ushort)..]);
        return true;
    }
}
