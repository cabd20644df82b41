using FlowKafka.Avro;
using FlowKafka.Kafka.Exchange;

namespace FlowKafka.Kafka.Serialization;

/// <summary>Reads and writes <see cref="ExchangePack"/>: schemas/ExchangePack.avsc.</summary>
internal static class ExchangePackCodec
{
    private const int MostBeforePayload = MessageHeader.Size + (4 * AvroWriter.LongestLong);

    private static readonly byte[] Header = MessageHeader.Of("ExchangePack");

    /// <summary>True when a value begins like one.</summary>
    public static bool Is(ReadOnlySpan<byte> value) => value.StartsWith(Header);

    /// <summary>Writes a value.</summary>
    public static byte[] Encode(int source, long windowEnd, int sequence, ReadOnlySpan<byte> payload)
    {
        var avro = new AvroWriter(MostBeforePayload + payload.Length);
        avro.WriteRaw(Header);
        avro.WriteInt(source);
        avro.WriteLong(windowEnd);
        avro.WriteInt(sequence);
        avro.WriteBytes(payload);
        return avro.Written.ToArray();
    }

    /// <summary>Reads a value that <see cref="Is"/> one; its payload is the value's own bytes.</summary>
    /// <exception cref="AvroFormatException">It is not whole.</exception>
    public static ExchangePack Decode(ReadOnlySpan<byte> value)
    {
        var avro = new AvroReader(value[Header.Length..]);
        var pack = new ExchangePack
        {
            Source = avro.ReadInt(),
            WindowEnd = avro.ReadLong(),
            Sequence = avro.ReadInt(),
            Payload = avro.ReadBytes(),
        };
        avro.End();
        return pack;
    }
}
