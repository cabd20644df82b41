using FlowKafka.Avro;
using FlowKafka.Streams.Watermarks;

namespace FlowKafka.Kafka.Serialization;

/// <summary>Reads and writes <see cref="WatermarkUpdate"/>: schemas/WatermarkUpdate.avsc.</summary>
internal static class WatermarkUpdateCodec
{
    private static readonly byte[] Header = MessageHeader.Of("WatermarkUpdate");

    /// <summary>True when a value begins like one.</summary>
    public static bool Is(ReadOnlySpan<byte> value) => value.StartsWith(Header);

    /// <summary>Writes a value.</summary>
    public static byte[] Encode(WatermarkUpdate update)
    {
        var avro = new AvroWriter();
        avro.WriteRaw(Header);
        WriteBody(avro, update);
        return avro.Written.ToArray();
    }

    /// <summary>Reads a value that <see cref="Is"/> one.</summary>
    /// <exception cref="AvroFormatException">It is not whole.</exception>
    public static WatermarkUpdate Decode(ReadOnlySpan<byte> value)
    {
        var avro = new AvroReader(value[Header.Length..]);
        var update = ReadBody(ref avro);
        avro.End();
        return update;
    }

    /// <summary>Writes the record alone, as a part of another.</summary>
    public static void WriteBody(AvroWriter avro, WatermarkUpdate update)
    {
        avro.BeginBlock(update.Inputs.Count);
        foreach (var input in update.Inputs)
        {
            avro.WriteString(input.Name);
            avro.WriteInt(input.Partitions);
        }

        avro.EndBlocks();
        avro.BeginBlock(update.Partitions.Count);
        foreach (var partition in update.Partitions)
        {
            avro.WriteString(partition.Topic);
            avro.WriteInt(partition.Partition);
            avro.WriteLong(partition.Watermark);
            avro.WriteBoolean(partition.Idle);
        }

        avro.EndBlocks();
    }

    /// <summary>Reads the record alone.</summary>
    public static WatermarkUpdate ReadBody(ref AvroReader avro)
    {
        var inputs = new List<InputTopic>();
        for (var count = avro.ReadBlock(); count > 0; count = avro.ReadBlock())
        {
            for (; count > 0; count--)
                inputs.Add(new(avro.ReadString(), avro.ReadInt(0, int.MaxValue)));
        }

        var partitions = new List<PartitionWatermark>();
        for (var count = avro.ReadBlock(); count > 0; count = avro.ReadBlock())
        {
            for (; count > 0; count--)
                partitions.Add(new(avro.ReadString(), avro.ReadInt(0, int.MaxValue), avro.ReadLong(), avro.ReadBoolean()));
        }

        return new(inputs, partitions);
    }
}
