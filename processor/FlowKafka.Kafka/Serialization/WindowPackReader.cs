using FlowKafka.Avro;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;

namespace FlowKafka.Kafka.Serialization;

/// <summary>Takes a point that is read; it is only valid during the call.</summary>
internal delegate void PointHandler(in WindowPoint point);

/// <summary>Reads packs of points: schemas/WindowPack.avsc.</summary>
internal static class WindowPackReader
{
    private static readonly byte[] HeaderBytes = MessageHeader.Of("WindowPack");

    /// <summary>What every pack begins with.</summary>
    public static ReadOnlySpan<byte> Header => HeaderBytes;

    /// <summary>True when a value begins like one.</summary>
    public static bool Is(ReadOnlySpan<byte> value) => value.StartsWith(HeaderBytes);

    /// <summary>The end of the window of a value that <see cref="Is"/> a pack.</summary>
    /// <exception cref="AvroFormatException">It ends before that.</exception>
    public static long EndOf(ReadOnlySpan<byte> value)
    {
        var avro = new AvroReader(value[Header.Length..]);
        avro.ReadLong();
        return avro.ReadLong();
    }

    /// <summary>Reads the points of a value that <see cref="Is"/> a pack; equal names become one string.</summary>
    /// <exception cref="AvroFormatException">It is not whole.</exception>
    public static void Decode(ReadOnlySpan<byte> value, SymbolTable names, PointHandler handler)
    {
        var avro = new AvroReader(value[Header.Length..]);
        var point = new WindowPoint { Start = avro.ReadLong(), End = avro.ReadLong() };
        for (var count = avro.ReadBlock(); count > 0; count = avro.ReadBlock())
        {
            for (; count > 0; count--)
            {
                WindowPointCodec.Read(ref avro, names, ref point);
                handler(point);
            }
        }

        avro.End();
    }
}
