using System.Collections.Immutable;
using FlowKafka.Avro;
using FlowKafka.Detection.Hosts;

namespace FlowKafka.Kafka.Serialization;

/// <summary>Reads and writes the fields of the profiles of servers and clients, behind <c>asOf</c>.</summary>
internal static class HostProfileCodec
{
    private const int HoursOfDay = 24;

    public static void Write(AvroWriter avro, ServerHostState state)
    {
        avro.WriteLong(state.FirstSeen);
        avro.WriteInt(state.Day);
        avro.WriteBytes(state.Today.AsSpan());
        avro.WriteBytes(state.Yesterday.AsSpan());
        foreach (var median in state.Medians)
            avro.WriteInt(median);
        avro.WriteInt(state.Points);
    }

    public static ServerHostState ReadServer(ref AvroReader avro, long asOf) => new()
    {
        AsOf = asOf,
        FirstSeen = avro.ReadLong(),
        Day = avro.ReadInt(),
        Today = [.. avro.ReadBytes()],
        Yesterday = [.. avro.ReadBytes()],
        Medians = ReadFour(ref avro),
        Points = ReadShort(ref avro),
    };

    public static void Write(AvroWriter avro, ClientHostState state)
    {
        avro.WriteLong(state.FirstSeen);
        avro.WriteInt(state.Hour);
        avro.WriteBytes(state.Servers.AsSpan());
        avro.WriteLong(state.Bytes);
        avro.WriteInt(state.ActiveHours);
        foreach (var deviation in state.Deviations)
            avro.WriteDouble(deviation);
        foreach (var number in state.Baselines)
            avro.WriteInt(number);
        avro.WriteInt(state.Hours);
        avro.WriteBytes(state.Weights.AsSpan());
        avro.WriteInt(state.Days);
    }

    public static ClientHostState ReadClient(ref AvroReader avro, long asOf) => new()
    {
        AsOf = asOf,
        FirstSeen = avro.ReadLong(),
        Hour = avro.ReadInt(),
        Servers = [.. avro.ReadBytes()],
        Bytes = avro.ReadLong(),
        ActiveHours = avro.ReadInt(),
        Deviations = [(float)avro.ReadDouble(), (float)avro.ReadDouble()],
        Baselines = ReadFour(ref avro),
        Hours = ReadShort(ref avro),
        Weights = ReadWeights(ref avro),
        Days = (byte)avro.ReadInt(0, byte.MaxValue),
    };

    private static ushort ReadShort(ref AvroReader avro) => (ushort)avro.ReadInt(0, ushort.MaxValue);

    private static ImmutableArray<ushort> ReadFour(ref AvroReader avro) =>
        [ReadShort(ref avro), ReadShort(ref avro), ReadShort(ref avro), ReadShort(ref avro)];

    private static ImmutableArray<byte> ReadWeights(ref AvroReader avro)
    {
        var bytes = avro.ReadBytes();
        if (bytes.Length != HoursOfDay)
            AvroReader.Fail("the weights of a day are not 24");
        return [.. bytes];
    }
}
