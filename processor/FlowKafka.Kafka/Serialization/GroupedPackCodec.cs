using FlowKafka.Avro;
using FlowKafka.Detection.Hosts;

namespace FlowKafka.Kafka.Serialization;

/// <summary>Reads and writes points by host: schemas/GroupedPack.avsc.</summary>
internal static class GroupedPackCodec
{
    private static readonly byte[] Header = MessageHeader.Of("GroupedPack");

    /// <summary>True when a value begins like one.</summary>
    public static bool Is(ReadOnlySpan<byte> value) => value.StartsWith(Header);

    /// <summary>Writes a value.</summary>
    /// <param name="role">What the points are sent for.</param>
    /// <param name="points">A pack of points with its header.</param>
    public static byte[] Encode(HostRole role, ReadOnlySpan<byte> points)
    {
        var avro = new AvroWriter(MessageHeader.Size + (2 * AvroWriter.LongestLong) + points.Length);
        avro.WriteRaw(Header);
        avro.WriteInt((int)role);
        avro.WriteBytes(points);
        return avro.Written.ToArray();
    }

    /// <summary>Reads a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="points">A pack of points with its header: the value's own bytes.</param>
    /// <exception cref="AvroFormatException">It is none, or not whole.</exception>
    public static HostRole Decode(ReadOnlySpan<byte> value, out ReadOnlySpan<byte> points)
    {
        var role = DecodeRaw(value, out points);
        if (!WindowPackReader.Is(points))
            AvroReader.Fail("its points' schema is unknown");
        return role;
    }

    /// <summary>Reads a value; its points may be of any schema.</summary>
    /// <exception cref="AvroFormatException">It is none, or not whole.</exception>
    public static HostRole DecodeRaw(ReadOnlySpan<byte> value, out ReadOnlySpan<byte> points)
    {
        if (!Is(value))
            AvroReader.Fail("its schema is unknown");
        var avro = new AvroReader(value[Header.Length..]);
        var role = (HostRole)avro.ReadInt((int)HostRole.Server, (int)HostRole.Client);
        points = avro.ReadBytes();
        avro.End();
        return role;
    }
}
