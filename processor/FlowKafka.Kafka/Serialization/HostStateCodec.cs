using System.Text;
using FlowKafka.Detection.Hosts;

namespace FlowKafka.Kafka.Serialization;

/// <summary>Reads and writes the changelog of hosts. There are no states yet.</summary>
internal static class HostStateCodec
{
    /// <summary>Writes a key.</summary>
    public static byte[] EncodeKey(HostKey key) => Encoding.UTF8.GetBytes(key.Text);

    /// <summary>Writes a value.</summary>
    public static byte[] Encode(HostState state) => throw new NotSupportedException(state.GetType().Name);

    /// <summary>Reads an entry; an empty value is a tombstone.</summary>
    /// <exception cref="AvroFormatException">The value is not whole.</exception>
    public static HostChange Decode(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        if (!value.IsEmpty)
            AvroReader.Fail("its schema is unknown");
        return new(new(Encoding.UTF8.GetString(key)), null);
    }
}
