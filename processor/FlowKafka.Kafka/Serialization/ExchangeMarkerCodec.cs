using FlowKafka.Avro;
using FlowKafka.Kafka.Exchange;

namespace FlowKafka.Kafka.Serialization;

/// <summary>Reads and writes <see cref="ExchangeMarker"/>: schemas/ExchangeMarker.avsc.</summary>
internal static class ExchangeMarkerCodec
{
    private static readonly byte[] Header = MessageHeader.Of("ExchangeMarker");

    /// <summary>True when a value begins like one.</summary>
    public static bool Is(ReadOnlySpan<byte> value) => value.StartsWith(Header);

    /// <summary>Writes a value.</summary>
    public static byte[] Encode(ExchangeMarker marker)
    {
        var avro = new AvroWriter();
        avro.WriteRaw(Header);
        avro.WriteInt(marker.Source);
        avro.WriteLong(marker.ClosedThrough);
        avro.WriteBytes(marker.Payload);
        return avro.Written.ToArray();
    }

    /// <summary>Reads a value that <see cref="Is"/> one.</summary>
    /// <exception cref="AvroFormatException">It is not whole.</exception>
    public static ExchangeMarker Decode(ReadOnlySpan<byte> value)
    {
        var avro = new AvroReader(value[Header.Length..]);
        var marker = new ExchangeMarker(avro.ReadInt(), avro.ReadLong(), avro.ReadBytes().ToArray());
        avro.End();
        return marker;
    }
}
