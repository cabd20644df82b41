using Xunit;

namespace FlowKafka.Flows.Tests.Formats;

public class PmacctTests
{
    internal const string Purge =
        """{"event_type": "purge", "label": "edge", "peer_ip_src": "192.168.0.1", "ip_src": "10.0.0.1", "ip_dst": "203.0.113.9", "port_src": 46344, "port_dst": 3333, "tcp_flags": "24", "ip_proto": "tcp", "sampling_rate": 10, "timestamp_start": "2018-03-26 05:39:58.592000", "timestamp_end": "2018-03-26 05:40:57.000001", "stamp_inserted": "2018-03-26 05:39:00", "stamp_updated": "2018-03-26 05:41:01", "packets": 5, "bytes": 400, "writer_id": "default_kafka/12345"}""";

    internal const string Binned =
        """{"event_type": "purge", "ip_src": "2001:db8::1", "ip_dst": "2001:db8::2", "ip_proto": "ipv6-icmp", "stamp_inserted": "1522042740", "stamp_updated": "1522042861", "packets": 5, "bytes": 400, "writer_id": "default_kafka/12345"}""";

    internal const string Init = """{"event_type": "purge_init", "writer_id": "default_kafka/12345"}""";

    [Fact]
    public void Purge_OfAFlow_IsItsRecord()
    {
        var decoding = Decoding.Of(Purge);
        var record = decoding.Only;

        Assert.Equal(("10.0.0.1", "203.0.113.9"), (record.Source.ToString(), record.Destination.ToString()));
        Assert.Equal((46344, 3333, 6), (record.SourcePort, record.DestinationPort, record.Protocol));
        Assert.Equal((50, 4000), (record.Packets, record.Bytes));
        Assert.Equal((1522042798592, 1522042857000), (record.Start, record.End));
        Assert.Equal(24, record.TcpFlags);
        Assert.Equal("-/192.168.0.1", decoding.Symbols[record.Reporter]);
        Assert.True(record is { IsSampled: true, HasIdentity: true });
        Assert.Equal(1, decoding.Counts.AcceptedOf(FlowLogSource.Pmacct));
    }

    [Theory]
    [InlineData("1522042798.592000")]
    [InlineData("2018-03-26T05:39:58.592000Z")]
    [InlineData("2018-03-26T07:39:58.592+02:00")]
    public void Time_InEachSpelling_IsTheSame(string time) =>
        Assert.Equal(Decoding.Of(Purge).Only, Decoding.Of(Purge.Replace("2018-03-26 05:39:58.592000", time)).Only);

    [Fact]
    public void Binned_WithoutTimesOfItsOwn_TakesThoseOfTheBin()
    {
        var decoding = Decoding.Of(Binned);
        var record = decoding.Only;

        Assert.Equal((1522042740000, 1522042861000), (record.Start, record.End));
        Assert.Equal((58, 0, 0), (record.Protocol, record.SourcePort, record.DestinationPort));
        Assert.Equal((5, 400, false), (record.Packets, record.Bytes, record.IsSampled));
        Assert.Equal("-/default_kafka", decoding.Symbols[record.Reporter]);
    }

    [Theory]
    [InlineData("1970-01-01 00:00:00.000000", 1522042740000, 1522042861000)]
    [InlineData("0.000000", 1522042740000, 1522042861000)]
    [InlineData("0000-00-00 00:00:00.000000", 1522042740000, 1522042861000)]
    public void Start_OfTheEpoch_IsNotKnown(string time, long start, long end)
    {
        var record = Decoding.Of(Purge.Replace("2018-03-26 05:39:58.592000", time)).Only;

        Assert.Equal((start, end), (record.Start, record.End));
    }

    [Theory]
    [InlineData("0000-00-00 00:00:00.000000")]
    [InlineData("0000-00-00T00:00:00-00:00")]
    public void End_OfZeros_IsTheStart(string time)
    {
        var record = Decoding.Of(Purge.Replace("2018-03-26 05:40:57.000001", time)).Only;

        Assert.Equal((1522042798592, 1522042798592), (record.Start, record.End));
    }

    [Fact]
    public void Stitched_Times_ComeBeforeTheBin()
    {
        var record = Decoding.Of(Purge.Replace("timestamp_start", "timestamp_min").Replace("timestamp_end", "timestamp_max")).Only;

        Assert.Equal((1522042798592, 1522042857000), (record.Start, record.End));
    }

    [Theory]
    [InlineData("peer_ip_src", "x", "-/edge")]
    [InlineData("192.168.0.1", "", "-/edge")]
    [InlineData("\"packets\"", "\"sampling_direction\": \"e\", \"packets\"", "-/192.168.0.1:egress")]
    [InlineData("\"packets\"", "\"sampling_direction\": \"i\", \"packets\"", "-/192.168.0.1")]
    [InlineData("\"packets\"", "\"sampling_direction\": \"u\", \"packets\"", "-/192.168.0.1")]
    public void Reporter_IsTheExporterOrTheLabel(string part, string other, string name)
    {
        var decoding = Decoding.Of(Purge.Replace(part, other));

        Assert.Equal(name, decoding.Symbols[decoding.Only.Reporter]);
    }

    [Fact]
    public void Events_OtherThanPurges_AreSkipped()
    {
        var close = """{"event_type": "purge_close", "writer_id": "default_kafka/12345", "purged_entries": 7}""";
        var log = """{"seq": 1, "event_type": "log_init", "peer_ip_src": "192.168.0.1"}""";
        var decoding = Decoding.Of(Init + "\n" + Purge + "\n" + close + "\n" + log);

        Assert.Equal(Enumerable.Repeat(SkipReason.OtherRecord, 3), decoding.Sink.Skips.Select(s => s.Reason));
        Assert.Single(decoding.Sink.Records);
    }

    [Fact]
    public void Events_OfOthers_AreAnUnknownShape() =>
        Decoding.Of("""{"event_type":"flow","src_ip":"10.0.0.1"}""").AssertRejects(RejectReason.UnknownShape);

    [Theory]
    [InlineData("ip_src", "x", RejectReason.MissingField)]
    [InlineData("\"ip_proto\"", "\"x\"", RejectReason.MissingField)]
    [InlineData("\"packets\"", "\"x\"", RejectReason.MissingField)]
    [InlineData("\"bytes\"", "\"x\"", RejectReason.MissingField)]
    [InlineData("10.0.0.1", "10.0.0.01", RejectReason.BadAddress)]
    [InlineData("\"bytes\": 400", "\"bytes\": -400", RejectReason.BadNumber)]
    [InlineData("\"bytes\": 400", "\"bytes\": 922337203685477581", RejectReason.BadNumber)]
    [InlineData("05:39:58.592000", "25:39:58.592000", RejectReason.BadNumber)]
    [InlineData("2018-03-26 05:40", "12018-03-26 05:40", RejectReason.BadNumber)]
    [InlineData("\"24\"", "\"SA\"", RejectReason.BadNumber)]
    [InlineData("\"tcp\"", "\"tp++\"", RejectReason.BadValue)]
    public void Purge_WithAFault_IsRejected(string part, string fault, RejectReason reason)
    {
        var decoding = Decoding.Of(Purge.Replace(part, fault));

        decoding.AssertRejects(reason);
        Assert.Equal(Purge.Replace(part, fault), decoding.Sink.Rejects[0].Raw);
    }

    [Fact]
    public void Purge_WithoutAnyTime_IsRejected() =>
        Decoding.Of(Purge.Replace("timestamp_", "x_").Replace("stamp_inserted", "y")).AssertRejects(RejectReason.MissingField);
}
