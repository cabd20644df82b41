using Xunit;

namespace FlowKafka.Flows.Tests.Formats;

public class ZeekJsonTests
{
    internal const string Connection =
        """{"ts":1591367999.305988,"uid":"CMdzit1AMNsmfAIiQc","id.orig_h":"192.168.4.76","id.orig_p":36844,"id.resp_h":"203.0.113.9","id.resp_p":3333,"proto":"tcp","service":"stratum","duration":66.851305,"orig_bytes":62,"resp_bytes":141,"conn_state":"SF","local_orig":true,"local_resp":false,"missed_bytes":0,"history":"ShADadfF","orig_pkts":9,"orig_ip_bytes":518,"resp_pkts":7,"resp_ip_bytes":505}""";

    internal const string Streamed =
        """{"_path":"conn","_system_name":"sensor-1","_write_ts":"2020-06-05T14:41:07Z","ts":"2020-06-05T14:39:59.305988Z","uid":"C1","id.orig_h":"2001:db8::1","id.orig_p":1,"id.resp_h":"2001:db8::2","id.resp_p":2,"proto":"udp","conn_state":"S0","orig_pkts":1,"orig_ip_bytes":90,"resp_pkts":0,"resp_ip_bytes":0}""";

    internal const string Dns =
        """{"_path":"dns","ts":1591367999.4,"uid":"C2","id.orig_h":"192.168.4.76","id.orig_p":1,"id.resp_h":"192.168.4.1","id.resp_p":53,"proto":"udp","query":"pool.example"}""";

    [Fact]
    public void Connection_BothWays_IsTwoRecords()
    {
        var decoding = Decoding.Of(Connection);
        var (there, back) = (decoding.Sink.Records[0], decoding.Sink.Records[1]);

        Assert.Equal(2, decoding.Counts.AcceptedOf(FlowLogSource.ZeekJson));
        Assert.Equal(("192.168.4.76", "203.0.113.9"), (there.Source.ToString(), there.Destination.ToString()));
        Assert.Equal((36844, 3333, 6), (there.SourcePort, there.DestinationPort, there.Protocol));
        Assert.Equal((9, 518), (there.Packets, there.Bytes));
        Assert.Equal((1591367999305, 1591368066157), (there.Start, there.End));
        Assert.Equal(("203.0.113.9", "192.168.4.76"), (back.Source.ToString(), back.Destination.ToString()));
        Assert.Equal((3333, 36844, 6), (back.SourcePort, back.DestinationPort, back.Protocol));
        Assert.Equal((7, 505), (back.Packets, back.Bytes));
        Assert.Equal((there.Start, there.End), (back.Start, back.End));
        Assert.Equal((0x03, 0x13), (there.TcpFlags, back.TcpFlags));
        Assert.Equal((FlowAction.Accept, FlowAction.Accept), (there.Action, back.Action));
        Assert.True(there.HasIdentity && back.HasIdentity);
        Assert.NotEqual(there.Identity, back.Identity);
        Assert.Equal("-/-", decoding.Symbols[there.Reporter]);
        Assert.Equal([new RecordPlace(0, 0), new RecordPlace(0, 0)], decoding.Sink.Places);
    }

    [Fact]
    public void Streamed_NamesItsSensor_AndADirectionOfNoPacketsIsNoRecord()
    {
        var decoding = Decoding.Of(Streamed);
        var record = decoding.Only;

        Assert.Equal("-/sensor-1", decoding.Symbols[record.Reporter]);
        Assert.Equal((1591367999305, 1591367999305), (record.Start, record.End));
        Assert.Equal((17, 0), (record.Protocol, record.TcpFlags));
    }

    [Theory]
    [InlineData("\"host\":\"h1\"", "-/h1")]
    [InlineData("\"host\":{\"name\":\"h2\"}", "-/h2")]
    [InlineData("\"host.name\":\"h3\"", "-/h3")]
    public void Sensor_AsShippersNameIt_IsTheReporter(string field, string name)
    {
        var decoding = Decoding.Of(Connection.Replace("\"proto\"", field + ",\"proto\""));

        Assert.Equal(name, decoding.Symbols[decoding.Sink.Records[0].Reporter]);
    }

    [Fact]
    public void Ends_NestedOrTagged_AreTheSameConnection()
    {
        var nested = Connection
            .Replace("\"id.orig_h\":\"192.168.4.76\",\"id.orig_p\":36844,\"id.resp_h\":\"203.0.113.9\",\"id.resp_p\":3333",
                "\"id\":{\"orig_h\":\"192.168.4.76\",\"orig_p\":36844,\"resp_h\":\"203.0.113.9\",\"resp_p\":3333}");

        Assert.Equal(Decoding.Of(Connection).Sink.Records, Decoding.Of(nested).Sink.Records);
        Assert.Equal(Decoding.Of(Connection).Sink.Records, Decoding.Of($$"""{"conn":{{Connection}}}""").Sink.Records);
    }

    [Theory]
    [InlineData("\"2020-06-05T14:39:59.305988Z\"")]
    [InlineData("\"2020-06-05T16:39:59.305988+02:00\"")]
    [InlineData("1591367999305.988")]
    [InlineData("1591367999305")]
    public void Time_InEachSpelling_IsTheSameMillisecond(string time)
    {
        var decoding = Decoding.Of(Connection.Replace("1591367999.305988", time));
        if (time == "1591367999305.988")
            decoding.AssertRejects(RejectReason.BadNumber);
        else
            Assert.Equal(1591367999305, decoding.Sink.Records[0].Start);
    }

    [Fact]
    public void Identity_UidAndTime_TellConnectionsApart()
    {
        var identity = Decoding.Of(Connection).Sink.Records[0].Identity;

        Assert.Equal(identity, Decoding.Of(Connection.Replace("\"orig_pkts\":9", "\"orig_pkts\":10")).Sink.Records[0].Identity);
        Assert.NotEqual(identity, Decoding.Of(Connection.Replace("CMdzit1AMNsmfAIiQc", "CMdzit1AMNsmfAIiQd")).Sink.Records[0].Identity);
        Assert.NotEqual(identity, Decoding.Of(Connection.Replace("305988", "305989")).Sink.Records[0].Identity);
        Assert.True(Decoding.Of(Connection.Replace("\"uid\"", "\"x\"")).Sink.Records[0].HasIdentity);
    }

    [Theory]
    [InlineData("\"history\":\"ShADadfF\"", 0x03, 0x13)]
    [InlineData("\"history\":\"S\"", 0x02, 0x00)]
    [InlineData("\"history\":\"Sr\"", 0x02, 0x04)]
    [InlineData("\"history\":\"ShR\"", 0x06, 0x12)]
    [InlineData("\"history\":\"DadA\"", 0x10, 0x10)]
    [InlineData("\"history\":\"^hADa\"", 0x10, 0x12)]
    [InlineData("\"history\":\"ScTgwI\"", 0x07, 0x00)]
    [InlineData("\"x\":1", 0x02, 0x12)]
    [InlineData("\"conn_state\":\"S0\"", 0x02, 0x00)]
    [InlineData("\"conn_state\":\"OTH\"", 0x00, 0x00)]
    [InlineData("\"conn_state\":\"SHR\"", 0x00, 0x12)]
    [InlineData("\"conn_state\":\"REJ\"", 0x02, 0x14)]
    public void Flags_FromHistoryOrState_TellWhoBegan(string field, byte there, byte back)
    {
        var records = Decoding.Of(Connection.Replace("\"history\":\"ShADadfF\"", field)).Sink.Records;

        Assert.Equal((there, back), (records[0].TcpFlags, records[1].TcpFlags));
    }

    [Fact]
    public void Flags_NeitherHistoryNorState_TrustTheOriginator()
    {
        var records = Decoding.Of(Connection.Replace("\"history\":\"ShADadfF\",", "").Replace("\"conn_state\":\"SF\",", "")).Sink.Records;

        Assert.Equal((0x02, 0x12), (records[0].TcpFlags, records[1].TcpFlags));
    }

    [Theory]
    [InlineData("REJ", FlowAction.Reject)]
    [InlineData("S0", FlowAction.Accept)]
    [InlineData("RSTOS0", FlowAction.Accept)]
    [InlineData("RSTR", FlowAction.Accept)]
    public void Attempt_ThatWasRefused_IsARejectAndTheResetIsNot(string state, FlowAction action)
    {
        var records = Decoding.Of(Connection.Replace("\"SF\"", $"\"{state}\"").Replace("ShADadfF", "Sr")).Sink.Records;

        Assert.Equal((action, FlowAction.Accept), (records[0].Action, records[1].Action));
    }

    [Fact]
    public void Counters_PayloadAlone_GetTheHeadersOfTheirPackets()
    {
        var payload = Connection.Replace("orig_ip_bytes", "x").Replace("resp_ip_bytes", "y");

        Assert.Equal([62 + 9 * 40, 141 + 7 * 40], Decoding.Of(payload).Sink.Records.Select(r => r.Bytes));
        Assert.Equal([62 + 9 * 28, 141 + 7 * 28], Decoding.Of(payload.Replace("tcp", "udp")).Sink.Records.Select(r => r.Bytes));
        Assert.Equal(
            [62 + 9 * 60, 141 + 7 * 60],
            Decoding.Of(payload.Replace("192.168.4.76", "2001:db8::1").Replace("203.0.113.9", "2001:db8::2")).Sink.Records.Select(r => r.Bytes));
        Assert.Equal(
            [(0L, 62L), (0L, 141L)],
            Decoding.Of(payload.Replace("orig_pkts", "u").Replace("resp_pkts", "v")).Sink.Records.Select(r => (r.Packets, r.Bytes)));
    }

    [Fact]
    public void Connection_WithoutCounters_IsSkipped() =>
        Assert.Equal(
            [(SkipReason.NoCounters, new RecordPlace(0, 0))],
            Decoding.Of("""{"ts":1591367999.305988,"uid":"C1","id.orig_h":"10.0.0.1","id.orig_p":1,"id.resp_h":"10.0.0.2","id.resp_p":2,"proto":"tcp","conn_state":"OTH","history":"C"}""").Sink.Skips);

    [Theory]
    [InlineData("\"icmp\"", "192.168.4.76", 1)]
    [InlineData("\"icmp\"", "2001:db8::1", 58)]
    [InlineData("\"unknown_transport\",\"ip_proto\":47", "192.168.4.76", 47)]
    public void Protocol_ByNameOrNumber_IsRead(string proto, string address, byte expected)
    {
        var record = Decoding.Of(Connection.Replace("\"tcp\"", proto).Replace("192.168.4.76", address)).Sink.Records[0];

        Assert.Equal(expected, record.Protocol);
        Assert.Equal(expected == 47 ? 3333 : 0, record.DestinationPort);
        Assert.Equal(0, record.TcpFlags);
    }

    [Fact]
    public void Protocol_ThatZeekDoesNotKnow_IsSkipped() =>
        Assert.Equal(
            [(SkipReason.Protocol, new RecordPlace(0, 0))], Decoding.Of(Connection.Replace("tcp", "unknown_transport")).Sink.Skips);

    [Theory]
    [InlineData("\"ts\"", "\"t\"", RejectReason.MissingField)]
    [InlineData("\"id.orig_h\"", "\"x\"", RejectReason.MissingField)]
    [InlineData("\"id.resp_h\"", "\"x\"", RejectReason.MissingField)]
    [InlineData("\"proto\"", "\"x\"", RejectReason.MissingField)]
    [InlineData("192.168.4.76", "192.168.4.776", RejectReason.BadAddress)]
    [InlineData("1591367999.305988", "-1.5", RejectReason.BadNumber)]
    [InlineData("1591367999.305988", "253402300800.5", RejectReason.BadNumber)]
    [InlineData("66.851305", "-66.8", RejectReason.BadNumber)]
    [InlineData("66.851305", "253402300799", RejectReason.BadNumber)]
    [InlineData("36844", "65536", RejectReason.BadNumber)]
    [InlineData("\"orig_pkts\":9", "\"orig_pkts\":-9", RejectReason.BadNumber)]
    [InlineData("\"orig_ip_bytes\":518", "\"orig_ip_bytes\":9223372036854775808", RejectReason.BadNumber)]
    [InlineData("\"tcp\"", "\"tcpp\"", RejectReason.BadValue)]
    public void Connection_WithAFault_IsRejectedOnce(string part, string fault, RejectReason reason)
    {
        var decoding = Decoding.Of(Connection.Replace(part, fault));

        decoding.AssertRejects(reason);
        Assert.Equal(Connection.Replace(part, fault), decoding.Sink.Rejects[0].Raw);
        Assert.Equal(1, decoding.Counts.Offered);
    }

    [Fact]
    public void Payload_WhoseHeadersOverflow_IsRejected() =>
        Decoding.Of(Connection.Replace("orig_ip_bytes", "x").Replace("\"orig_pkts\":9", "\"orig_pkts\":230584300921369396"))
            .AssertRejects(RejectReason.BadNumber);

    [Fact]
    public void OtherLogs_OfZeek_AreSkipped()
    {
        var stats = """{"_path":"stats","ts":1591367999.4,"mem":1}""";
        var ssl = """{"ts":1591367999.4,"uid":"C2","id.orig_h":"192.168.4.76","id.orig_p":1,"id.resp_h":"192.168.4.1","id.resp_p":53,"version":"TLSv13"}""";
        var decoding = Decoding.Of(Dns + "\n" + stats + "\n" + ssl + "\n" + Connection.Replace("{\"ts\"", "{\"_path\":\"conn_long\",\"ts\""));

        Assert.Equal(Enumerable.Repeat(SkipReason.OtherRecord, 4), decoding.Sink.Skips.Select(s => s.Reason));
        Assert.Empty(decoding.Sink.Records);
    }

    [Fact]
    public void Decode_KnownNames_AllocatesNothing()
    {
        var decoder = new FlowLogDecoder(new SymbolTable());
        var value = System.Text.Encoding.UTF8.GetBytes(Connection);
        var sink = new Fuzz.CountingSink();
        decoder.Decode(value, sink);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            decoder.Decode(value, sink);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
