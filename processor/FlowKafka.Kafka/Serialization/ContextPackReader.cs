using FlowKafka.Avro;
using FlowKafka.Detection.Hosts;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;

namespace FlowKafka.Kafka.Serialization;

/// <summary>Reads packs of what is known of pairs: schemas/ContextPack.avsc.</summary>
internal static class ContextPackReader
{
    private const int SmallestServer = 46;
    private const int SmallestClient = 24;

    private static readonly byte[] HeaderBytes = MessageHeader.Of("ContextPack");

    /// <summary>What every pack begins with.</summary>
    public static ReadOnlySpan<byte> Header => HeaderBytes;

    /// <summary>True when a value begins like one.</summary>
    public static bool Is(ReadOnlySpan<byte> value) => value.StartsWith(HeaderBytes);

    /// <summary>Tells what a pack holds: servers, then clients, then rotations. Equal names become one string.</summary>
    /// <exception cref="AvroFormatException">It is none, or not whole.</exception>
    public static void Decode(ReadOnlySpan<byte> value, SymbolTable names, IHostSink sink)
    {
        if (!Is(value))
            AvroReader.Fail("its schema is unknown");
        var avro = new AvroReader(value[Header.Length..]);
        var end = avro.ReadLong();
        var tenants = new List<string>();
        for (var count = avro.ReadBlock(); count > 0; count = avro.ReadBlock())
        {
            for (; count > 0; count--)
                tenants.Add(PairCodec.Name(ref avro, names));
        }

        for (var count = avro.ReadBlock(SmallestServer); count > 0; count = avro.ReadBlock(SmallestServer))
        {
            for (; count > 0; count--)
                sink.Tell(ReadPair(ref avro, tenants), ReadServer(ref avro, end));
        }

        for (var count = avro.ReadBlock(SmallestClient); count > 0; count = avro.ReadBlock(SmallestClient))
        {
            for (; count > 0; count--)
                sink.Tell(ReadPair(ref avro, tenants), ReadClient(ref avro, end));
        }

        for (var count = avro.ReadBlock(); count > 0; count = avro.ReadBlock())
        {
            for (; count > 0; count--)
                ReadRotation(ref avro, names, sink);
        }

        avro.End();
    }

    private static IpPair ReadPair(ref AvroReader avro, List<string> tenants) =>
        new(AddressCodec.Read(ref avro), AddressCodec.Read(ref avro), (byte)avro.ReadInt(0, byte.MaxValue), tenants[avro.ReadInt(0, tenants.Count - 1)]);

    private static ServerContext ReadServer(ref AvroReader avro, long end) => new()
    {
        AsOf = end - avro.ReadLong(),
        FirstSeen = end - avro.ReadLong(),
        Clients = avro.ReadInt(),
        MiningClients = avro.ReadInt(),
        Typical = new(avro.ReadDouble(), avro.ReadDouble(), avro.ReadDouble(), avro.ReadDouble()),
    };

    private static ClientContext ReadClient(ref AvroReader avro, long end) => new()
    {
        AsOf = end - avro.ReadLong(),
        FirstSeen = end - avro.ReadLong(),
        BaselineHours = avro.ReadInt(),
        ServersDeviation = avro.ReadFloat(),
        BytesDeviation = avro.ReadFloat(),
        HourActivity = avro.ReadFloat(),
        MiningClients = avro.ReadInt(),
    };

    private static void ReadRotation(ref AvroReader avro, SymbolTable names, IHostSink sink)
    {
        var pack = avro.ReadBytes();
        if (!WindowPackReader.Is(pack))
            AvroReader.Fail("its point's schema is unknown");
        var (network, port, newest) = (PairCodec.Name(ref avro, names), (ushort)avro.ReadInt(0, ushort.MaxValue), AddressCodec.Read(ref avro));
        var servers = new List<IpAddress>();
        for (var count = avro.ReadBlock(); count > 0; count = avro.ReadBlock())
        {
            for (; count > 0; count--)
                servers.Add(AddressCodec.Read(ref avro));
        }

        var rotation = new ServerRotation(network, port, newest, servers);
        WindowPackReader.Decode(pack, names, (in WindowPoint point) => sink.Rotating(point, rotation));
    }
}
