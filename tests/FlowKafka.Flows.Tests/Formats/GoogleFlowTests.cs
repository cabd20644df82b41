using Xunit;

namespace FlowKafka.Flows.Tests.Formats;

public class GoogleFlowTests
{
    internal const string Payload =
        """{"connection":{"src_ip":"10.0.0.7","src_port":55524,"dest_ip":"192.0.2.4","dest_port":3333,"protocol":6},"bytes_sent":"1600","packets_sent":"16","start_time":"2025-09-27T21:34:39.250342106Z","end_time":"2025-09-27T21:35:09.750342106Z","reporter":"SRC","src_instance":{"project_id":"p1","vm_name":"vm-7","zone":"us-central1-a"},"src_vpc":{"project_id":"p1","vpc_name":"net-1","subnetwork_name":"sub-1"},"dest_location":{"country":"usa"}}""";

    internal const string Entry =
        """{"insertId":"x1ty6xe56du7","jsonPayload":""" + Payload
        + ""","resource":{"type":"gce_subnetwork","labels":{"project_id":"host","subnetwork_name":"sub-0"}},"timestamp":"2025-09-27T21:35:11.615575788Z","logName":"projects/host/logs/compute.googleapis.com%2Fvpc_flows"}""";

    internal const string Firewall =
        """{"insertId":"1","jsonPayload":{"connection":{"src_ip":"10.0.0.7","src_port":1,"dest_ip":"10.0.0.8","dest_port":2,"protocol":6},"disposition":"DENIED"},"timestamp":"2025-09-27T21:35:11Z","logName":"projects/host/logs/compute.googleapis.com%2Ffirewall"}""";

    [Fact]
    public void Sample_OfADestination_GivesItsRecord()
    {
        if (!Samples.TryRead("formats/gcp/vpc_flow_dest_reporter.json", out var bytes))
            return;
        var decoding = new Decoding().Decode(bytes);
        var record = decoding.Only;

        Assert.Equal(("203.0.113.4", "192.0.2.4"), (record.Source.ToString(), record.Destination.ToString()));
        Assert.Equal((55524, 443, 6), (record.SourcePort, record.DestinationPort, record.Protocol));
        Assert.Equal((16, 0), (record.Packets, record.Bytes));
        Assert.Equal((1759008879250, 1759008879250), (record.Start, record.End));
        Assert.Equal("test-project-id/proxy-crest-new-group-892l", decoding.Symbols[record.Reporter]);
        Assert.Equal("test-project-id", decoding.Symbols[record.Tenant]);
        Assert.Equal(FlowDirection.Ingress, record.Direction);
        Assert.True(record.HasIdentity);
        Assert.Equal(1, decoding.Counts.AcceptedOf(FlowLogSource.GoogleVpc));
        Assert.Equal(new Decoding().Read(bytes).Sink.Records, decoding.Sink.Records);
    }

    [Fact]
    public void Entry_OfASource_IsOneRecordOneWay()
    {
        var decoding = Decoding.Of(Entry);
        var record = decoding.Only;

        Assert.Equal(("10.0.0.7", "192.0.2.4"), (record.Source.ToString(), record.Destination.ToString()));
        Assert.Equal((55524, 3333, 6), (record.SourcePort, record.DestinationPort, record.Protocol));
        Assert.Equal((16, 1600), (record.Packets, record.Bytes));
        Assert.Equal((1759008879250, 1759008909750), (record.Start, record.End));
        Assert.Equal((FlowDirection.Egress, FlowAction.Accept, 0), (record.Direction, record.Action, record.TcpFlags));
        Assert.Equal("p1/vm-7", decoding.Symbols[record.Reporter]);
        Assert.True(record.IsSampled);
        Assert.Equal(1, decoding.Counts.Sampled);
        Assert.Equal(Entry, Assert.Single(decoding.Sink.Raw));
    }

    [Fact]
    public void Entry_TenantOfAccountAndVpc_NamesTheNetworkOfTheSide() =>
        Assert.Equal("p1/net-1", Tenant(Decoding.Of(Entry, new() { Tenancy = Tenancy.AccountAndVpc })));

    [Fact]
    public void Payload_Alone_IsTheSameFlow()
    {
        var decoding = Decoding.Of(Payload);
        var record = decoding.Only;

        Assert.Equal(Decoding.Of(Entry).Only with { Identity = record.Identity }, record);
        Assert.NotEqual(Decoding.Of(Entry).Only.Identity, record.Identity);
        Assert.Equal(record.Identity, Decoding.Of(Payload.Replace("\"dest_location\":{\"country\":\"usa\"}", "\"rtt_msec\":\"7\"")).Only.Identity);
    }

    [Fact]
    public void BigQueryRow_FloatsAndOtherTimes_IsTheSameFlow()
    {
        var row = Entry.Replace("55524", "55524.0").Replace("3333", "3333.0").Replace(":6}", ":6.0}")
            .Replace("\"2025-09-27T21:35:11.615575788Z\"", "\"2025-09-27 21:35:11.615575788 UTC\"");

        Assert.Equal(Decoding.Of(Entry).Only, Decoding.Of(row).Only);
    }

    [Fact]
    public void Identity_InsertIdAndTimestamp_TellEntriesApart()
    {
        var identity = Decoding.Of(Entry).Only.Identity;

        Assert.Equal(identity, Decoding.Of(Entry.Replace("\"1600\"", "1600")).Only.Identity);
        Assert.NotEqual(identity, Decoding.Of(Entry.Replace("x1ty6xe56du7", "x1ty6xe56du8")).Only.Identity);
        Assert.NotEqual(identity, Decoding.Of(Entry.Replace("11.615575788Z", "11.615575789Z")).Only.Identity);
        Assert.NotEqual(identity, Decoding.Of(Entry.Replace("vm-7", "vm-8")).Only.Identity);
    }

    [Theory]
    [InlineData("SRC", "p1/vm-7", FlowDirection.Egress)]
    [InlineData("DEST", "host/sub-0:dest", FlowDirection.Ingress)]
    [InlineData("SRC_GATEWAY", "p1/vm-7", FlowDirection.Egress)]
    [InlineData("DEST_GATEWAY", "host/sub-0:dest", FlowDirection.Ingress)]
    public void Reporter_OfEachSide_IsAnother(string reporter, string name, FlowDirection direction)
    {
        var decoding = Decoding.Of(Entry.Replace("\"SRC\"", $"\"{reporter}\""));

        Assert.Equal(name, decoding.Symbols[decoding.Only.Reporter]);
        Assert.Equal(direction, decoding.Only.Direction);
    }

    [Fact]
    public void Reporter_WithoutMetadata_IsSubnetworkAndSide()
    {
        var bare = Entry.Replace("src_instance", "x").Replace("src_vpc", "y");

        Assert.Equal("host/sub-0:src", Reporter(Decoding.Of(bare)));
        Assert.Equal("host/-:dest", Reporter(Decoding.Of(bare.Replace("\"SRC\"", "\"DEST\"").Replace("resource", "z"))));
        Assert.Equal("p1/sub-1:src", Reporter(Decoding.Of(Entry.Replace("src_instance", "x"))));
    }

    [Fact]
    public void Reporter_OfAGateway_IsItsName()
    {
        var gateway = Entry.Replace("\"SRC\"", "\"SRC_GATEWAY\"")
            .Replace("src_instance", "x").Replace("src_vpc", "src_gateway\":{\"name\":\"vlan-3\",\"project_id\":\"p2\"},\"y");

        Assert.Equal("p2/vlan-3", Reporter(Decoding.Of(gateway)));
    }

    [Fact]
    public void Protocol_WithoutPorts_HasPortsZero()
    {
        var record = Decoding.Of(Entry.Replace("\"protocol\":6", "\"protocol\":1").Replace("\"src_port\":55524,", "")).Only;

        Assert.Equal((0, 0, 1), (record.SourcePort, record.DestinationPort, record.Protocol));
    }

    [Fact]
    public void Addresses_OfVersionSixAndMapped_AreRead()
    {
        var record = Decoding.Of(Entry.Replace("10.0.0.7", "2600:1900:4000::7").Replace("192.0.2.4", "::ffff:192.0.2.4")).Only;

        Assert.Equal("2600:1900:4000::7", record.Source.ToString());
        Assert.Equal("192.0.2.4", record.Destination.ToString());
    }

    [Fact]
    public void Interval_Inverted_EndsAtItsStart()
    {
        var decoding = Decoding.Of(Entry.Replace("21:35:09.750342106Z", "21:34:39.249Z"));

        Assert.Equal((1759008879250, 1759008879250), (decoding.Only.Start, decoding.Only.End));
        Assert.Equal(1, decoding.Counts.InvertedIntervals);
    }

    [Theory]
    [InlineData("\"src_ip\"", "\"x\"", RejectReason.MissingField)]
    [InlineData("\"protocol\":6", "\"x\":6", RejectReason.MissingField)]
    [InlineData("\"bytes_sent\":\"1600\",", "", RejectReason.MissingField)]
    [InlineData("\"packets_sent\":\"16\"", "\"packets_sent\":null", RejectReason.MissingField)]
    [InlineData("\"start_time\"", "\"x\"", RejectReason.MissingField)]
    [InlineData("\"end_time\"", "\"x\"", RejectReason.MissingField)]
    [InlineData("10.0.0.7", "10.0.0.256", RejectReason.BadAddress)]
    [InlineData("\"1600\"", "\"-1600\"", RejectReason.BadNumber)]
    [InlineData("\"1600\"", "9223372036854775808", RejectReason.BadNumber)]
    [InlineData("55524", "65536", RejectReason.BadNumber)]
    [InlineData(":6}", ":256}", RejectReason.BadNumber)]
    [InlineData("2025-09-27T21:34:39.250342106Z", "2025-09-31T21:34:39Z", RejectReason.BadNumber)]
    [InlineData("2025-09-27T21:34:39.250342106Z", "10000-09-27T21:34:39Z", RejectReason.BadNumber)]
    [InlineData("\"SRC\"", "\"BOTH\"", RejectReason.BadValue)]
    [InlineData("\"SRC\"", "\"SRC_\"", RejectReason.BadValue)]
    [InlineData("vm-7", "vm\u00e97", RejectReason.BadValue)]
    public void Entry_WithAFault_IsRejectedWhole(string part, string fault, RejectReason reason)
    {
        var decoding = Decoding.Of(Entry.Replace(part, fault));

        decoding.AssertRejects(reason);
        Assert.Equal(System.Text.Encoding.Latin1.GetString(System.Text.Encoding.UTF8.GetBytes(Entry.Replace(part, fault))), decoding.Sink.Rejects[0].Raw);
    }

    [Fact]
    public void Entry_OfNoPackets_IsSkipped() =>
        Assert.Equal(
            [(SkipReason.NoCounters, new RecordPlace(0, 0))],
            Decoding.Of(Entry.Replace("\"1600\"", "\"0\"").Replace("\"16\"", "0")).Sink.Skips);

    [Fact]
    public void OtherLogs_OfGoogle_AreSkipped()
    {
        var audit = """{"logName":"projects/p/logs/cloudaudit.googleapis.com%2Factivity","insertId":"2","protoPayload":{"a":[1]}}""";
        var decoding = Decoding.Of(Firewall + "\n" + audit + "\n" + Entry);

        Assert.Equal(
            [(SkipReason.OtherRecord, new RecordPlace(0, 0)), (SkipReason.OtherRecord, new RecordPlace(1, 0))], decoding.Sink.Skips);
        Assert.Equal(new RecordPlace(2, 0), Assert.Single(decoding.Sink.Places));
    }

    [Theory]
    [InlineData("""{"logName":"mine","insertId":"1"}""")]
    [InlineData("""{"connection":{"src_ip":"10.0.0.7"}}""")]
    [InlineData("""{"connection":"keep-alive","reporter":"SRC"}""")]
    public void Documents_ThatAreNotSurelyGoogles_AreAnUnknownShape(string document) =>
        Decoding.Of(document).AssertRejects(RejectReason.UnknownShape);

    [Fact]
    public void Decode_KnownNames_AllocatesNothing()
    {
        var decoder = new FlowLogDecoder(new SymbolTable());
        var value = System.Text.Encoding.UTF8.GetBytes(Entry);
        var sink = new Fuzz.CountingSink();
        decoder.Decode(value, sink);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            decoder.Decode(value, sink);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static string Reporter(Decoding decoding) => decoding.Symbols[decoding.Only.Reporter];

    private static string Tenant(Decoding decoding) => decoding.Symbols[decoding.Only.Tenant];
}
