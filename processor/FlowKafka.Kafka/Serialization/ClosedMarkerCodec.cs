using FlowKafka.Avro;
using FlowKafka.Streams.Windows;

namespace FlowKafka.Kafka.Serialization;

/// <summary>Reads and writes <see cref="ClosedMarker"/>: schemas/ClosedMarker.avsc.</summary>
internal static class ClosedMarkerCodec
{
    private static readonly byte[] Header = MessageHeader.Of("ClosedMarker");

    /// <summary>True when a value begins like one.</summary>
    public static bool Is(ReadOnlySpan<byte> value) => value.StartsWith(Header);

    /// <summary>Writes a value.</summary>
    public static byte[] Encode(ClosedMarker marker)
    {
        var avro = new AvroWriter();
        avro.WriteRaw(Header);
        avro.WriteLong(marker.ClosedThrough);
        avro.WriteLong(marker.Offset);
        WatermarkUpdateCodec.WriteBody(avro, marker.Watermarks);
        avro.BeginBlock(marker.Recent.Count);
        foreach (var recent in marker.Recent)
        {
            avro.WriteLong(recent.ClosedThrough);
            avro.WriteLong(recent.Offset);
        }

        avro.EndBlocks();
        return avro.Written.ToArray();
    }

    /// <summary>Reads a value that <see cref="Is"/> one.</summary>
    /// <exception cref="AvroFormatException">It is not whole.</exception>
    public static ClosedMarker Decode(ReadOnlySpan<byte> value)
    {
        var avro = new AvroReader(value[Header.Length..]);
        var (closedThrough, offset) = (avro.ReadLong(), avro.ReadLong());
        var watermarks = WatermarkUpdateCodec.ReadBody(ref avro);
        var recent = new List<MarkerPosition>();
        for (var count = avro.ReadBlock(); count > 0; count = avro.ReadBlock())
        {
            for (; count > 0; count--)
                recent.Add(new(avro.ReadLong(), avro.ReadLong()));
        }

        avro.End();
        return new(closedThrough, offset, watermarks, recent);
    }
}
