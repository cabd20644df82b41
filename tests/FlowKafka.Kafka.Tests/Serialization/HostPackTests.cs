using System.Globalization;
using FlowKafka.Avro;
using FlowKafka.Detection.Hosts;
using FlowKafka.Flows;
using FlowKafka.Kafka.Serialization;
using FlowKafka.Streams.Points;
using FlowKafka.Testing;

namespace FlowKafka.Kafka.Tests.Serialization;

/// <summary>The payloads between group, host and judge.</summary>
public sealed class HostPackTests
{
    private const long End = 1_767_571_200_000;

    private const string Rewrite = """
        import avro.schema, avro.io, io, sys
        schema = avro.schema.parse(open(sys.argv[1]).read())
        source = io.BytesIO(open(sys.argv[2], 'rb').read())
        header = source.read(10)
        value = avro.io.DatumReader(schema).read(avro.io.BinaryDecoder(source))
        assert source.read() == b''
        out = io.BytesIO()
        avro.io.DatumWriter(schema).write(value, avro.io.BinaryEncoder(out))
        open(sys.argv[2], 'wb').write(header + out.getvalue())
        """;

    private static readonly IpPair One = IpPair.Of(IpAddress.Parse("10.0.0.1"), IpAddress.Parse("203.0.113.9"), 6, "111122223333");
    private static readonly IpPair Two = IpPair.Of(IpAddress.Parse("10.0.0.2"), IpAddress.Parse("2001:db8::1"), 17, "");

    private static readonly ServerContext Server = new()
    {
        AsOf = End - 1,
        FirstSeen = End - 2,
        Clients = 3,
        MiningClients = 4,
        Typical = new(5.25, 6, 7, double.MaxValue),
    };

    private static readonly ClientContext Client = new()
    {
        AsOf = End,
        FirstSeen = 2,
        BaselineHours = 3,
        ServersDeviation = 4.1f,
        BytesDeviation = 5.2f,
        HourActivity = float.Epsilon,
        MiningClients = 7,
    };

    private static readonly ServerRotation Rotation = new(
        "203.0.113.0/24", 3333, IpAddress.Parse("203.0.113.9"), [IpAddress.Parse("203.0.113.8"), IpAddress.Parse("203.0.113.9")]);

    public static TheoryData<string, byte[]> Packs => new()
    {
        { "GroupedPack", GroupedPackCodec.Encode(HostRole.Client, Points(One)) },
        { "ContextPack", Contexts() },
        { "ContextPack", new ContextPackBuilder().Finish(End).ToArray() },
    };

    [Theory]
    [MemberData(nameof(Packs))]
    public void Pack_ReadAndWrittenByPython_IsTheSameBytes(string schema, byte[] message)
    {
        if (!PythonAvro.IsThere())
            return;
        var folder = Directory.CreateTempSubdirectory("flowkafka-avro");
        try
        {
            var (schemaPath, messagePath) = (Path.Combine(folder.FullName, "schema"), Path.Combine(folder.FullName, "message"));
            File.WriteAllText(schemaPath, MessageSchema.Of(schema).Json);
            File.WriteAllBytes(messagePath, message);
            PythonAvro.Eval(Rewrite, schemaPath, messagePath);
            Assert.Equal(message, File.ReadAllBytes(messagePath));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [MemberData(nameof(Packs))]
    public void Pack_CutShortOrOfAnotherSchema_IsRefused(string schema, byte[] message)
    {
        for (var length = 0; length < message.Length; length++)
            Assert.Throws<AvroFormatException>(() => Decode(schema, message[..length]));
        Assert.Throws<AvroFormatException>(() => Decode(schema, [.. message, 0]));
    }

    [Theory]
    [InlineData(HostRole.Server)]
    [InlineData(HostRole.Client)]
    public void GroupedPack_RoundTrip_HasRoleAndPoints(HostRole role)
    {
        var pairs = new List<IpPair>();
        var read = GroupedPackCodec.Decode(GroupedPackCodec.Encode(role, Points(One, Two)), out var points);
        WindowPackReader.Decode(points, new SymbolTable(), (in WindowPoint point) => pairs.Add(point.Pair));
        Assert.Equal(role, read);
        Assert.Equal([One, Two], pairs);
    }

    [Fact]
    public void ContextPack_RoundTrip_IsEqualInEveryField()
    {
        var sink = new Told();
        ContextPackReader.Decode(Contexts(), new SymbolTable(), sink);
        Assert.Equal(
            [
                $"{One} {Server}", $"{Two} {default(ServerContext)}", $"{Two} {Client}",
                WindowText.Of(Point(One)) + " 203.0.113.0/24 3333 203.0.113.9 203.0.113.8,203.0.113.9",
            ],
            sink.Lines);
    }

    [Fact]
    public void ContextPack_AfterFinish_BeginsEmpty()
    {
        var builder = new ContextPackBuilder();
        var empty = builder.Finish(End).ToArray();
        builder.Add(One, Server, End);
        builder.Add(One, Client, End);
        builder.Finish(End);
        Assert.Equal(0, builder.Length);
        Assert.Equal(empty, builder.Finish(End).ToArray());
    }

    [Fact]
    public void ContextPack_ManyPairs_TakesFewBytesForEach()
    {
        var builder = new ContextPackBuilder();
        for (var i = 0; i < 1000; i++)
        {
            builder.Add(One, Server with { FirstSeen = End - 5_000_000_000 }, End);
            builder.Add(One, Client with { FirstSeen = End - 5_000_000_000 }, End);
        }

        Assert.InRange(builder.Finish(End).Length, 70_000, 100_000);
    }

    private static void Decode(string schema, byte[] message)
    {
        if (schema == "ContextPack")
        {
            ContextPackReader.Decode(message, new SymbolTable(), new Told());
            return;
        }

        GroupedPackCodec.Decode(message, out var points);
        WindowPackReader.Decode(points, new SymbolTable(), (in WindowPoint _) => { });
    }

    private static byte[] Contexts()
    {
        var builder = new ContextPackBuilder();
        builder.Add(Two, Client, End);
        builder.Add(One, Server, End);
        builder.Add(Point(One), Rotation);
        builder.Add(Two, default(ServerContext), End);
        return builder.Finish(End).ToArray();
    }

    private static byte[] Points(params IpPair[] pairs)
    {
        var builder = new WindowPackBuilder(256);
        foreach (var pair in pairs)
            builder.Add(Point(pair));
        return builder.Finish();
    }

    private static WindowPoint Point(IpPair pair) => new()
    {
        Pair = pair,
        Start = End - 600_000,
        End = End,
        Lower = new(1, 2, 3, "a/b", 1),
        Higher = SentTraffic.None,
    };

    private sealed class Told : IHostSink
    {
        public List<string> Lines { get; } = [];

        public void Tell(in IpPair pair, in ServerContext server) => Lines.Add($"{pair} {server}");

        public void Tell(in IpPair pair, in ClientContext client) => Lines.Add($"{pair} {client}");

        public void Rotating(in WindowPoint point, ServerRotation rotation) => Lines.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"{WindowText.Of(point)} {rotation.Network} {rotation.Port} {rotation.Newest} {string.Join(',', rotation.Servers)}"));
    }
}
