using FlowKafka.Avro;
using FlowKafka.Kafka.Host;

namespace FlowKafka.Kafka.Serialization;

/// <summary>Reads and writes <see cref="HostCheckpoint"/>: schemas/HostCheckpoint.avsc.</summary>
internal static class HostCheckpointCodec
{
    private static readonly byte[] Header = MessageHeader.Of("HostCheckpoint");

    /// <summary>True when a value begins like one.</summary>
    public static bool Is(ReadOnlySpan<byte> value) => value.StartsWith(Header);

    /// <summary>Writes a value.</summary>
    public static byte[] Encode(HostCheckpoint checkpoint)
    {
        var avro = new AvroWriter();
        avro.WriteRaw(Header);
        avro.WriteLong(checkpoint.Written);
        avro.WriteLong(checkpoint.ClosedThrough);
        avro.WriteLong(checkpoint.Offset);
        NetworkContextCodec.WriteBody(avro, checkpoint.Network);
        return avro.Written.ToArray();
    }

    /// <summary>Reads a value that <see cref="Is"/> one.</summary>
    /// <exception cref="AvroFormatException">It is not whole.</exception>
    public static HostCheckpoint Decode(ReadOnlySpan<byte> value)
    {
        var avro = new AvroReader(value[Header.Length..]);
        var checkpoint = new HostCheckpoint(avro.ReadLong(), avro.ReadLong(), avro.ReadLong(), NetworkContextCodec.ReadBody(ref avro));
        avro.End();
        return checkpoint;
    }
}
