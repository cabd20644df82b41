using FlowKafka.Avro;
using FlowKafka.Detection.Hosts;

namespace FlowKafka.Kafka.Serialization;

/// <summary>Reads and writes <see cref="NetworkContext"/>: schemas/NetworkContext.avsc.</summary>
internal static class NetworkContextCodec
{
    private static readonly byte[] Header = MessageHeader.Of("NetworkContext");

    /// <summary>True when a value begins like one.</summary>
    public static bool Is(ReadOnlySpan<byte> value) => value.StartsWith(Header);

    /// <summary>Writes a value.</summary>
    public static byte[] Encode(in NetworkContext network)
    {
        var avro = new AvroWriter();
        avro.WriteRaw(Header);
        WriteBody(avro, network);
        return avro.Written.ToArray();
    }

    /// <summary>Reads a value.</summary>
    /// <exception cref="AvroFormatException">It is none, or not whole.</exception>
    public static NetworkContext Decode(ReadOnlySpan<byte> value)
    {
        if (!Is(value))
            AvroReader.Fail("its schema is unknown");
        var avro = new AvroReader(value[Header.Length..]);
        var network = ReadBody(ref avro);
        avro.End();
        return network;
    }

    internal static void WriteBody(AvroWriter avro, in NetworkContext network)
    {
        avro.WriteLong(network.AsOf);
        avro.WriteLong(network.Since);
        avro.WriteInt(network.Clients);
    }

    internal static NetworkContext ReadBody(ref AvroReader avro) => new(avro.ReadLong(), avro.ReadLong(), avro.ReadInt());
}
