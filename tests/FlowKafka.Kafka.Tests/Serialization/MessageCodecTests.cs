using FlowKafka.Avro;
using FlowKafka.Detection.Correlation;
using FlowKafka.Detection.Episodes;
using FlowKafka.Flows;
using FlowKafka.Kafka.Positions;
using FlowKafka.Kafka.Serialization;
using FlowKafka.Streams.Points;
using FlowKafka.Streams.Watermarks;
using FlowKafka.Streams.Windows;
using FlowKafka.Testing;

namespace FlowKafka.Kafka.Tests.Serialization;

public sealed class MessageCodecTests
{
    private const string Rewrite = """
        import avro.schema, avro.io, io, sys
        schema = avro.schema.parse(open(sys.argv[1]).read())
        source = io.BytesIO(open(sys.argv[2], 'rb').read())
        header = source.read(10)
        value = avro.io.DatumReader(schema).read(avro.io.BinaryDecoder(source))
        assert source.read() == b''
        print(value)
        out = io.BytesIO()
        avro.io.DatumWriter(schema).write(value, avro.io.BinaryEncoder(out))
        open(sys.argv[2], 'wb').write(header + out.getvalue())
        """;

    private static readonly SymbolTable Symbols = new();

    private static readonly WatermarkUpdate Update = new(
        [new("flow-logs", 16), new("ü", 1)], [new("flow-logs", 3, 1_767_571_200_000, true), new("ü", 0, long.MinValue, false)]);

    private static readonly ClosedMarker Marker = new(1_767_571_200_000, 77, Update, [new(1_767_570_000_000, 5), new(1_767_570_600_000, 70)]);

    private static readonly EpisodeState Episode = new(
        IpPair.Of(IpAddress.Parse("10.0.0.1"), IpAddress.Parse("2001:db8::1"), 6, "111122223333"), 1, 2, 73, 144, long.MaxValue, true);

    private static readonly CorrelationState Campaign = new()
    {
        AsOf = 1_767_571_200_000,
        Now = CampaignAt(long.MaxValue),
        Before = CampaignAt(null),
    };

    private static readonly CorrelationState Entity = new()
    {
        AsOf = -1,
        Now = new EntityFact
        {
            Id = "e",
            Kind = EntityKind.Instance,
            Name = "i-0",
            Addresses = new([IpAddress.Parse("10.0.0.1"), IpAddress.Parse("2001:db8::1")], true),
            Episodes = 1,
            Start = 2,
            Newest = 3,
            Bytes = 4,
            Times = new([new(5, 6), new(7, 8)], 9, long.MinValue),
        },
        Before = new EpisodeFact
        {
            Id = "ä",
            Campaign = "c",
            Newest = 1,
            Shares = ["server/1", "model/xmr"],
            CountedThrough = 2,
            CountedBytes = 3,
            Entities = ["e", "f"],
        },
    };

    private static readonly CorrelationState Share = new()
    {
        AsOf = 0,
        Now = null,
        Before = new ShareFact(ShareKinds.Network, "198.51.100.0/24 3333", "c", 1),
    };

    private static readonly CorrelationState Closed = new()
    {
        AsOf = 7,
        Now = new ClosedFact(7),
        Before = new ClientFact("c", "111122223333", IpAddress.Parse("10.0.0.1")),
    };

    private static readonly VerdictEntry Verdict = new()
    {
        Id = "episode-7",
        EpisodeId = "episode",
        Revision = 7,
        Timestamp = 1_767_571_200_000,
        Start = 1_767_567_000_000,
        End = 1_767_570_600_000,
        Severity = 73,
        IsClosed = true,
        Tenant = "111122223333",
        Client = IpAddress.Parse("10.0.0.1"),
        Server = IpAddress.Parse("2001:db8::1"),
        ServerPort = 3333,
        Model = "xmr",
        Reporter = "111122223333/eni-ü",
        Bytes = 1L << 40,
        Document = "{}"u8.ToArray(),
    };

    public static TheoryData<string, byte[]> Messages => new()
    {
        { "InputPosition", InputPositionCodec.Encode(new InputPosition("flow-logs", 3, 1L << 40, long.MinValue, true, 17)) },
        { "WatermarkUpdate", WatermarkUpdateCodec.Encode(Update) },
        { "LostWindow", LostWindowCodec.Encode(new LostWindow(Symbols.Intern("1/eni-ü"), -600_000), Symbols) },
        { "ClosedMarker", ClosedMarkerCodec.Encode(Marker) },
        { "EpisodeState", EpisodeStateCodec.Encode(Episode) },
        { "WindowPack", Pack(Points()) },
        { "CorrelationState", CorrelationStateCodec.Encode(Campaign) },
        { "CorrelationState", CorrelationStateCodec.Encode(Entity) },
        { "CorrelationState", CorrelationStateCodec.Encode(Share) },
        { "CorrelationState", CorrelationStateCodec.Encode(Closed) },
        { "VerdictPack", VerdictPackCodec.Encode([Verdict, Verdict with { Id = "ü", Document = default }]) },
        { "ExchangePack", ExchangePackCodec.Encode(15, 1_767_571_200_000, 300, [0, 1, 2, 255]) },
        { "ExchangeMarker", ExchangeMarkerCodec.Encode(new(15, long.MinValue, [0, 1, 2, 255])) },
        { "NetworkContext", NetworkContextCodec.Encode(new(1_767_571_200_000, 1_767_484_800_000, 300)) },
        { "HostCheckpoint", HostCheckpointCodec.Encode(new(1_767_571_200_000, long.MinValue, 77, new(3, 4, 5))) },
        { "ServerHostState", HostStateCodec.Encode(HostStates.Server) },
        { "ClientHostState", HostStateCodec.Encode(HostStates.Client) },
        { "MinersHostState", HostStateCodec.Encode(HostStates.Miners) },
        { "RotationHostState", HostStateCodec.Encode(HostStates.Rotation) },
        { "NetworkHostState", HostStateCodec.Encode(HostStates.Network) },
    };

    [Theory]
    [MemberData(nameof(Messages))]
    public void Message_ReadAndWrittenByPython_IsTheSameBytes(string schema, byte[] message)
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
    [MemberData(nameof(Messages))]
    public void Message_CutShort_IsRefused(string schema, byte[] message)
    {
        for (var length = MessageHeader.Size; length < message.Length; length++)
            Assert.Throws<AvroFormatException>(() => Decode(schema, message[..length]));
        Assert.Throws<AvroFormatException>(() => Decode(schema, [.. message, 0]));
    }

    [Fact]
    public void InputPosition_RoundTrip_IsEqual()
    {
        var position = new InputPosition("flow-logs", 3, 1L << 40, long.MinValue, true, 17);
        Assert.Equal(position, InputPositionCodec.Decode(InputPositionCodec.Encode(position)));
    }

    [Fact]
    public void WatermarkUpdate_RoundTrip_IsEqual()
    {
        var read = WatermarkUpdateCodec.Decode(WatermarkUpdateCodec.Encode(Update));
        Assert.Equal(Update.Inputs, read.Inputs);
        Assert.Equal(Update.Partitions, read.Partitions);
    }

    [Fact]
    public void ClosedMarker_RoundTrip_IsEqual()
    {
        var read = ClosedMarkerCodec.Decode(ClosedMarkerCodec.Encode(Marker));
        Assert.Equal((Marker.ClosedThrough, Marker.Offset), (read.ClosedThrough, read.Offset));
        Assert.Equal(Marker.Watermarks.Partitions, read.Watermarks.Partitions);
        Assert.Equal(Marker.Recent, read.Recent);
    }

    [Fact]
    public void EpisodeState_RoundTrip_IsEqual() => Assert.Equal(Episode, EpisodeStateCodec.Decode(EpisodeStateCodec.Encode(Episode)));

    [Fact]
    public void CorrelationState_RoundTrip_IsEqualInEveryField()
    {
        foreach (var state in new[] { Campaign, Entity, Share, Closed })
            Assert.Equivalent(state, CorrelationStateCodec.Decode(CorrelationStateCodec.Encode(state)), strict: true);
    }

    [Fact]
    public void VerdictPack_RoundTrip_IsEqualInEveryField()
    {
        var read = VerdictPackCodec.Decode(VerdictPackCodec.Encode([Verdict, Verdict with { Id = "other" }]));
        Assert.Equal(["episode-7", "other"], read.Select(entry => entry.Id));
        Assert.Equal(Verdict.Document.ToArray(), read[0].Document.ToArray());
        Assert.Equal(Verdict with { Document = default }, read[0] with { Document = default });
    }

    [Fact]
    public void VerdictPack_OtherMessage_IsRefused() =>
        Assert.Throws<AvroFormatException>(() => VerdictPackCodec.Decode(EpisodeStateCodec.Encode(Episode)));

    [Fact]
    public void ExchangePack_RoundTrip_IsEqual()
    {
        var pack = ExchangePackCodec.Decode(ExchangePackCodec.Encode(15, 1_767_571_200_000, 300, [7, 8]));
        Assert.Equal((15, 1_767_571_200_000, 300), (pack.Source, pack.WindowEnd, pack.Sequence));
        Assert.Equal([7, 8], pack.Payload.ToArray());
    }

    [Fact]
    public void ExchangeMarker_RoundTrip_IsEqual()
    {
        var marker = ExchangeMarkerCodec.Decode(ExchangeMarkerCodec.Encode(new(15, 1_767_571_200_000, [7, 8])));
        Assert.Equal((15, 1_767_571_200_000), (marker.Source, marker.ClosedThrough));
        Assert.Equal([7, 8], marker.Payload);
    }

    [Fact]
    public void HostCheckpoint_RoundTrip_IsEqual()
    {
        var checkpoint = new Kafka.Host.HostCheckpoint(1_767_571_200_000, long.MinValue, 77, new(3, 4, 5));
        Assert.Equal(checkpoint, HostCheckpointCodec.Decode(HostCheckpointCodec.Encode(checkpoint)));
    }

    [Fact]
    public void LostWindow_RoundTrip_NamesTheReporterAnew()
    {
        var others = new SymbolTable();
        others.Intern("somebody else");
        var read = LostWindowCodec.Decode(LostWindowCodec.Encode(new LostWindow(Symbols.Intern("1/eni-a"), 600_000), Symbols), others);
        Assert.Equal(("1/eni-a", 600_000), (others[read.Reporter], read.WindowStart));
    }

    [Fact]
    public void WindowPack_RoundTrip_IsEqualInEveryField()
    {
        var points = Points();
        var read = new List<string>();
        WindowPackReader.Decode(Pack(points), new SymbolTable(), (in WindowPoint point) => read.Add(WindowText.Of(point)));
        Assert.Equal(points.Select(point => WindowText.Of(point)), read);
    }

    [Fact]
    public void WindowPack_AfterFinish_BeginsEmpty()
    {
        var builder = new WindowPackBuilder(256);
        builder.Add(Points()[0]);
        builder.Finish();
        Assert.Equal((0, 0), (builder.Count, builder.Length));
    }

    [Fact]
    public void Is_OfEachMessage_IsTrueForItsOwnCodecOnly()
    {
        foreach (var row in Messages)
        {
            var (schema, message) = ((string)row[0], (byte[])row[1]);
            var told = new List<string>();
            if (InputPositionCodec.Is(message))
                told.Add("InputPosition");
            if (WatermarkUpdateCodec.Is(message))
                told.Add("WatermarkUpdate");
            if (LostWindowCodec.Is(message))
                told.Add("LostWindow");
            if (ClosedMarkerCodec.Is(message))
                told.Add("ClosedMarker");
            if (EpisodeStateCodec.Is(message))
                told.Add("EpisodeState");
            if (CorrelationStateCodec.Is(message))
                told.Add("CorrelationState");
            if (WindowPackReader.Is(message))
                told.Add("WindowPack");
            if (VerdictPackCodec.Is(message))
                told.Add("VerdictPack");
            if (ExchangePackCodec.Is(message))
                told.Add("ExchangePack");
            if (ExchangeMarkerCodec.Is(message))
                told.Add("ExchangeMarker");
            if (NetworkContextCodec.Is(message))
                told.Add("NetworkContext");
            if (HostCheckpointCodec.Is(message))
                told.Add("HostCheckpoint");
            if (HostStateCodec.Is(message))
                told.Add(HostStateCodec.Decode([], message).State!.GetType().Name);
            Assert.Equal([schema], told);
        }
    }

    private static CampaignFact CampaignAt(long? newsAt) => new()
    {
        Id = "c",
        Start = 1,
        Newest = 2,
        EarliestStart = 3,
        LatestEnd = 4,
        Severity = 73,
        Episodes = 5,
        SharedBy = ShareKinds.Server | ShareKinds.Model,
        Clients = new([IpAddress.Parse("10.0.0.1"), IpAddress.Parse("2001:db8::1")], true),
        Servers = new([new(IpAddress.Parse("198.51.100.7"), 3333), new(IpAddress.Parse("2001:db8::2"), 0)], false),
        Models = new(["xmr"], true),
        Merged = new([], IsCut: false),
        ToldClients = 6,
        ToldAt = long.MinValue,
        NewsAt = newsAt,
    };

    private static void Decode(string schema, byte[] message)
    {
        switch (schema)
        {
            case "InputPosition":
                InputPositionCodec.Decode(message);
                break;
            case "WatermarkUpdate":
                WatermarkUpdateCodec.Decode(message);
                break;
            case "LostWindow":
                LostWindowCodec.Decode(message, new SymbolTable());
                break;
            case "ClosedMarker":
                ClosedMarkerCodec.Decode(message);
                break;
            case "EpisodeState":
                EpisodeStateCodec.Decode(message);
                break;
            case "CorrelationState":
                CorrelationStateCodec.Decode(message);
                break;
            case "VerdictPack":
                VerdictPackCodec.Decode(message);
                break;
            case "ExchangePack":
                ExchangePackCodec.Decode(message);
                break;
            case "ExchangeMarker":
                ExchangeMarkerCodec.Decode(message);
                break;
            case "NetworkContext":
                NetworkContextCodec.Decode(message);
                break;
            case "HostCheckpoint":
                HostCheckpointCodec.Decode(message);
                break;
            case var name when name.EndsWith("HostState", StringComparison.Ordinal):
                HostStateCodec.Decode([], message);
                break;
            default:
                WindowPackReader.Decode(message, new SymbolTable(), (in WindowPoint _) => { });
                break;
        }
    }

    private static byte[] Pack(WindowPoint[] points)
    {
        var builder = new WindowPackBuilder(256);
        foreach (var point in points)
            builder.Add(point);
        return builder.Finish();
    }

    // Every field has a value of its own, so that two that are exchanged show.
    private static WindowPoint[] Points() =>
    [
        new()
        {
            Pair = Episode.Pair,
            Start = 600_000,
            End = 1_200_000,
            Lower = new(1, 2, 3, "a/b", 4),
            Higher = new(5, 6, 7, "c/d", 8),
            FirstRecord = 600_009,
            LastRecord = 600_010,
            ActiveMinutes = ulong.MaxValue - 11,
            LowerPorts = new(12, 13),
            HigherPorts = new(14, 65_535),
            Newest = new(15, 16, 17),
            SecondNewest = new(18, 19, 20),
            SynVote = Side.Higher,
            LowerRejects = 21,
            HigherRejects = 22,
            RefusedMinutes = ulong.MaxValue - 42,
            Refused = new()
            {
                Sender = Side.Higher,
                Start = 43,
                Windows = 44,
                Records = 45,
                Squares = 46,
                Minutes = 47,
                Recent = ulong.MaxValue - 48,
                Ports = new(49, 50),
                Reporter = "e/f",
            },
            LongRecords = new(23, 24, 25, 26) { LowerPort = 56, HigherPort = 57 },
            LongRun = new(51, 52, 53, 54, 55) { LowerPort = 58, HigherPort = 59, Client = Side.Higher },
            Unknown = true,
            Sampled = true,
            Conversation = new()
            {
                Start = 27,
                LastTraffic = 28,
                Points = 29,
                SilentWindows = 30,
                UnknownWindows = 31,
                SampledWindows = 60,
                LowerBytes = 32,
                LowerPackets = 33,
                HigherBytes = 34,
                HigherPackets = 35,
                SynFlags = new(36, 37, Side.Higher),
                PortAsymmetry = new(38, 39, Side.Lower),
                ServicePorts = new(40, 41, Side.Higher),
            },
        },
        new()
        {
            Pair = IpPair.Of(IpAddress.Parse("10.0.0.1"), IpAddress.Parse("10.0.0.2"), 17, ""),
            Start = 600_000,
            End = 1_200_000,
            Lower = SentTraffic.None,
            Higher = SentTraffic.None,
        },
    ];
}
