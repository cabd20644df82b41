using FlowKafka.Avro;
using FlowKafka.Detection.Hosts;
using FlowKafka.Flows;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Exchange;
using FlowKafka.Kafka.Serialization;

namespace FlowKafka.Kafka.Tests.Serialization;

/// <summary>Messages of earlier and of later versions, as the codecs of this one get them.</summary>
public sealed class MessageVersionsTests
{
    private const string First = """{"type":"record","name":"Demo","namespace":"flowkafka","fields":[{"name":"a","type":"int"}]}""";

    private const string Second = """
        {"type":"record","name":"Demo","namespace":"flowkafka","fields":[
          {"name":"sampled","type":"boolean","default":false}, {"name":"a","type":"long"} ]}
        """;

    [Fact]
    public void Current_OfAnEarlierMessage_HasTheDefaultOfTheFieldThatWasAdded()
    {
        var versions = new MessageVersions([Schema(Second)], [First]);
        Assert.Equal(Message(Second, 0, 14), versions.Current(Message(First, 14)).ToArray());
    }

    [Fact]
    public void Current_OfALaterMessage_IsWithoutTheFieldThatWasAdded()
    {
        var records = FlowRecords.Of(seed: 4, count: 50, Symbols);
        var directory = new Directory(Later());
        var versions = new MessageVersions(null) { Directory = directory };

        var value = versions.Current(Later(records, Symbols));
        versions.Current(Later(records, Symbols));

        Assert.Equal(1, directory.Asked);
        Assert.True(FlowPackReader.Is(value));
        var into = new FlowRecord[1];
        Assert.Equal(50, FlowPackReader.Decode(value, Symbols, ref into));
        Assert.Equal(records, into[..50]);
    }

    [Fact]
    public void Current_OfThisVersion_IsTheValueItself()
    {
        var versions = new MessageVersions(null) { Directory = new Directory() };
        byte[][] values = [FlowPackTests.Pack([], Symbols), [], [0xC3, 1], [.. "{\"message\":\"2 123456789012\"}"u8]];
        foreach (var value in values)
            Assert.True(versions.Current(value) == value.AsSpan());
        Assert.Equal(0, ((Directory)versions.Directory).Asked);
    }

    [Fact]
    public void Current_OfAnUnknownSchema_IsLeftToTheCodec()
    {
        var directory = new Directory("no schema", First);
        var unknown = Message(Second, 0, 14);

        Assert.True(new MessageVersions(null).Current(unknown) == unknown.AsSpan());
        Assert.True(new MessageVersions(null) { Directory = directory }.Current(unknown) == unknown.AsSpan());
        Assert.Equal(1, directory.Asked);
    }

    [Fact]
    public void Current_OfAMessageWithinAnother_IsOfThisVersionToo()
    {
        var versions = new MessageVersions(null);
        const string Fields = "\"fields\": [";
        var now = MessageSchema.Of("WindowPack").Json;
        var points = now.Insert(now.IndexOf(Fields, StringComparison.Ordinal) + Fields.Length, "{ \"name\": \"more\", \"type\": \"int\" },");
        versions.Learn(points);
        var grouped = GroupedPackCodec.Encode(HostRole.Client, Message(points, 10, 2, 4, 0));

        var pack = versions.Current(ExchangePackCodec.Encode(source: 3, windowEnd: 600_000, sequence: 7, grouped));

        Assert.True(ExchangePackCodec.Is(pack));
        var read = ExchangePackCodec.Decode(pack);
        Assert.Equal((3, 600_000, 7), (read.Source, read.WindowEnd, read.Sequence));
        Assert.Equal(HostRole.Client, GroupedPackCodec.Decode(read.Payload, out var carried));
        Assert.Equal([.. WindowPackReader.Header, 2, 4, 0], carried.ToArray());

        var marker = versions.Current(ExchangeMarkerCodec.Encode(new ExchangeMarker(3, 600_000, Message(points, 10, 2, 4, 0))));
        Assert.Equal([.. WindowPackReader.Header, 2, 4, 0], ExchangeMarkerCodec.Decode(marker).Payload);
    }

    [Fact]
    public void Current_OfMessagesDeepInEachOther_Ends()
    {
        byte[] value = [];
        for (var i = 0; i < 5_000; i++)
            value = ExchangePackCodec.Encode(0, 0, 0, value);
        Assert.True(new MessageVersions(null).Current(value) == value.AsSpan());
    }

    [Fact]
    public void Current_OfAMessageThatIsNotWhole_OrDoesNotResolve_SaysWhy()
    {
        var versions = new MessageVersions([Schema(Second)], [First]);
        AssertFails(versions, Message(First, 14, 0), "bytes are left over");
        AssertFails(versions, Message(First), "the bytes end early");

        const string Third = """{"type":"record","name":"Demo","namespace":"flowkafka","fields":[{"name":"a","type":"string"}]}""";
        versions.Learn(Third);
        AssertFails(versions, Message(Third, 2, 65), "another version of Demo does not resolve with this one's: a: string can't be read as long");
    }

    [Fact]
    public void Current_OfAnotherVersion_IsToldOnce()
    {
        var lines = new List<string>();
        var versions = new MessageVersions([Schema(Second)], [First], new ClientLog((_, line) => lines.Add(line), TimeProvider.System));
        versions.Current(Message(Second, 0, 14));
        Assert.Empty(lines);

        versions.Current(Message(First, 14));
        versions.Current(Message(First, 14));

        Assert.Equal(["there are messages of another version of Demo: they are read as this version's"], lines);
    }

    private static readonly SymbolTable Symbols = new();

    private static MessageSchema Schema(string json) => new("Demo", json, SchemaFingerprint.Of(json));

    private static byte[] Message(string schema, params byte[] body) => [.. MessageHeader.Of(Schema(schema)), .. body];

    /// <summary>FlowPack with a field more at the end of each record.</summary>
    internal static string Later()
    {
        const string Last = "\"As IP total length.\" }";
        var now = MessageSchema.Of("FlowPack").Json;
        Assert.Contains(Last, now, StringComparison.Ordinal);
        return now.Replace(Last, Last + ", { \"name\": \"marked\", \"type\": \"boolean\", \"default\": false }", StringComparison.Ordinal);
    }

    /// <summary>A pack as the later version writes it: what this version's would be, and the field.</summary>
    internal static byte[] Later(FlowRecord[] records, SymbolTable symbols) => AsLater(FlowPackTests.Pack(records, symbols));

    /// <summary>A pack of this version as the later one would have written it.</summary>
    internal static byte[] AsLater(ReadOnlySpan<byte> pack)
    {
        var later = AvroSchema.Parse(Later());
        var into = new AvroWriter();
        into.WriteRaw(MessageHeader.Of(Schema(later.Json)));
        ResolvedSchema.Of(AvroSchema.Parse(MessageSchema.Of("FlowPack").Json), later).Transcode(pack[MessageHeader.Size..], into);
        return into.Written.ToArray();
    }

    private static void AssertFails(MessageVersions versions, byte[] value, string why) =>
        Assert.Equal(why, Assert.Throws<AvroFormatException>(() => { versions.Current(value); }).Message);

    private sealed class Directory(params string[] schemas) : ISchemaDirectory
    {
        internal int Asked { get; private set; }

        public IReadOnlyList<string> ReadAll()
        {
            Asked++;
            return schemas;
        }
    }
}
