using FlowKafka.Avro;
using FlowKafka.Kafka.Positions;

namespace FlowKafka.Kafka.Serialization;

/// <summary>Reads and writes <see cref="InputPosition"/>: schemas/InputPosition.avsc.</summary>
internal static class InputPositionCodec
{
    private static readonly byte[] Header = MessageHeader.Of("InputPosition");

    /// <summary>True when a value begins like one.</summary>
    public static bool Is(ReadOnlySpan<byte> value) => value.StartsWith(Header);

    /// <summary>Writes a value.</summary>
    public static byte[] Encode(in InputPosition position)
    {
        var avro = new AvroWriter();
        avro.WriteRaw(Header);
        avro.WriteString(position.Topic);
        avro.WriteInt(position.Partition);
        avro.WriteLong(position.Offset);
        avro.WriteLong(position.Watermark);
        avro.WriteBoolean(position.IsIdle);
        avro.WriteLong(position.Combined);
        return avro.Written.ToArray();
    }

    /// <summary>Reads a value that <see cref="Is"/> one.</summary>
    /// <exception cref="AvroFormatException">It is not whole.</exception>
    public static InputPosition Decode(ReadOnlySpan<byte> value)
    {
        var avro = new AvroReader(value[Header.Length..]);
        var position = new InputPosition(
            avro.ReadString(), avro.ReadInt(0, int.MaxValue), avro.ReadCount(), avro.ReadLong(), avro.ReadBoolean(), avro.ReadLong());
        avro.End();
        return position;
    }
}
