using FlowKafka.Flows;
using FlowKafka.Kafka.Ingest;

namespace FlowKafka.Kafka.Tests.Ingest;

public sealed class IngestOptionsTests
{
    private static readonly IngestOptions Good = new() { Topics = [new() { Name = "flow-logs" }], Start = StartPosition.Latest };

    private static readonly AvroFields Mapped = new()
    {
        SrcAddr = "src",
        DstAddr = "dst",
        Protocol = "proto",
        Packets = "packets",
        Bytes = "bytes",
        Start = "first",
        End = "last",
    };

    [Fact]
    public void Faults_OfGoodOptions_AreNone() => Assert.Empty(Good.Faults());

    [Fact]
    public void Faults_OfTheDefaults_AskForTopicsAndStart() => Assert.Equal(
        ["Ingest:Topics is empty: name the topics that hold flow logs.", "Ingest:Start is not set: say Earliest or Latest."],
        new IngestOptions().Faults());

    [Fact]
    public void Faults_OfBadValues_NameEachSetting()
    {
        var faults = (Good with
        {
            Topics = [new() { Name = "a", Format = "srcaddr" }, new() { Name = "a" }],
            OwnNetworks = ["10.0.0.0/99"],
            Protocols = [],
            IdleAfter = TimeSpan.Zero,
        }).Faults().ToList();

        Assert.Equal(5, faults.Count);
        Assert.StartsWith("Ingest:Topics:0:Format: ", faults[0]);
        Assert.Equal("Ingest:Topics names a topic twice.", faults[1]);
        Assert.Equal("Ingest:Protocols is empty: nothing would be watched.", faults[2]);
        Assert.Equal("Ingest:IdleAfter is 00:00:00: it must be positive.", faults[3]);
        Assert.StartsWith("Ingest:OwnNetworks: '10.0.0.0/99' is no network", faults[4]);
    }

    [Fact]
    public void Faults_OfLogGroups_NameEachSetting()
    {
        var options = Good with
        {
            Topics =
            [
                new()
                {
                    Name = "a",
                    LogGroups = [new() { Format = "srcaddr" }, new() { Format = "srcaddr dstaddr protocol packets bytes start end" }],
                },
                new() { Name = "b", Source = FlowLogSource.GoFlow2, LogGroups = [new() { Name = "g", Format = "srcaddr dstaddr protocol packets bytes start end" }] },
            ],
        };

        Assert.Equal(
            [
                "Ingest:Topics:0:LogGroups:0:Name is empty.",
                "Ingest:Topics:0:LogGroups:0:Format: The format lacks dstaddr.",
                "Ingest:Topics:0:LogGroups:1:Name is empty.",
                "Ingest:Topics:0:LogGroups names a log group twice.",
                "Ingest:Topics:1:LogGroups are for AWS's lines, and Source is GoFlow2: leave them out.",
            ],
            options.Faults());
    }

    [Fact]
    public void ToDecoder_OfATopicWithLogGroups_KnowsTheirFormats()
    {
        var topic = new InputTopicOptions { Name = "a", LogGroups = [new() { Name = "/vpc", Format = "srcaddr dstaddr protocol packets bytes start end" }] };

        Assert.Equal("srcaddr dstaddr protocol packets bytes start end", topic.ToDecoder(Good, "a", schemas: null).LogGroups["/vpc"].ToString());
    }

    [Fact]
    public void Faults_OfAFormatOfAnotherSource_SayWhatToLeaveOut()
    {
        var options = Good with
        {
            Topics =
            [
                new() { Name = "a", Source = FlowLogSource.ZeekJson, Format = "srcaddr dstaddr protocol packets bytes start end" },
                new() { Name = "b", Source = FlowLogSource.GoogleVpc, Keying = AddressKeying.Pkt },
                new() { Name = "c", Source = FlowLogSource.Avro },
                new() { Name = "d", Avro = new() { SchemaFile = "x", Fields = Mapped } },
            ],
        };

        Assert.Equal(
            [
                "Ingest:Topics:0:Format: it is for AWS's lines, and Source is ZeekJson: leave it out.",
                "Ingest:Topics:1:Keying is Pkt, which is for AWS's lines, and Source is GoogleVpc: leave it out.",
                "Ingest:Topics:2:Source is Avro: say in Avro:Fields which Avro field holds what.",
                "Ingest:Topics:3:Avro is given, and Source is Auto: set it to Avro.",
            ],
            options.Faults());
    }

    [Theory]
    [InlineData("srcaddr dstaddr protocol packets bytes start end", true)]
    [InlineData("srcaddr dstaddr pkt-srcaddr protocol packets bytes start end", true)]
    [InlineData("pkt-srcaddr pkt-dstaddr protocol packets bytes start end", false)]
    [InlineData("", false)]
    public void Faults_OfKeyingByPacket_AskForAFormatThatHasThem(string format, bool isFault)
    {
        var faults = (Good with { Keying = AddressKeying.Pkt, Topics = [new() { Name = "a", Format = format }] }).Faults();

        Assert.Equal(
            isFault ? ["Ingest:Topics:0:Keying is Pkt, and Format lacks pkt-srcaddr or pkt-dstaddr: every record would be refused."] : [],
            faults);
    }

    [Fact]
    public void Faults_OfKeyingByPacket_AreNoneWhereTheTopicSaysOtherwise() => Assert.Empty((Good with
    {
        Keying = AddressKeying.Pkt,
        Topics = [new() { Name = "a", Keying = AddressKeying.Plain, Format = "srcaddr dstaddr protocol packets bytes start end" }],
    }).Faults());

    [Fact]
    public void Faults_OfAvro_NameEachSetting() => Assert.Equal(
        [
            "Ingest:Topics:0:Avro:Fields:SrcPort is 'a..b': write field names with a dot between.",
            "Ingest:Topics:0:Avro:Fields:Start is empty: name the Avro field that holds it.",
            "Ingest:Topics:0:Avro:Fields:End and Duration are both given: leave one out.",
            "Ingest:Topics:0:Avro:Fields:PacketsBack and BytesBack belong together: give both or neither.",
            "Ingest:Topics:0:Avro:Registry:Urls holds 'registry:8081': write http:// or https://, a host and a port, as https://registry:8081.",
            "Ingest:Topics:0:Avro:Registry:Urls holds a user: write https://registry:8081, and the user into UserName and Password.",
            "Ingest:Topics:0:Avro:Registry:Password is given, and UserName is not.",
            "Ingest:Topics:0:Avro:Accepted and Refused both hold 'ok'.",
        ],
        (Good with
        {
            Topics =
            [
                new()
                {
                    Name = "a",
                    Source = FlowLogSource.Avro,
                    Avro = new()
                    {
                        Fields = Mapped with { Start = "", SrcPort = "a..b", Duration = "d", PacketsBack = "p" },
                        Registry = new() { Urls = ["registry:8081", "https://u:p@registry:8081"], Password = "x" },
                        Accepted = ["ok"],
                        Refused = ["OK"],
                    },
                },
            ],
        }).Faults());
}
