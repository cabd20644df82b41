using System.Runtime.CompilerServices;
using FlowKafka.Avro;

using FlowKafka.Flows;

namespace FlowKafka.Kafka.Serialization;

/// <summary>Reads and writes an address as Avro bytes: 4 for IPv4, 16 for IPv6, in network order.</summary>
internal static class AddressCodec
{
    public static void Write(AvroWriter avro, in IpAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        avro.WriteBytes(bytes[..address.WriteBytes(bytes)]);
    }

    /// <exception cref="AvroFormatException">There are neither 4 nor 16 bytes.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IpAddress Read(ref AvroReader avro)
    {
        var bytes = avro.ReadBytes();
        if (bytes.Length is not (4 or 16))
            AvroReader.Fail("an address has neither 4 nor 16 bytes");
        return IpAddress.FromBytes(bytes);
    }
}
