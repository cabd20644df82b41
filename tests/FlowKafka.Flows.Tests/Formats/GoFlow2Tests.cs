using Xunit;

namespace FlowKafka.Flows.Tests.Formats;

public class GoFlow2Tests
{
    internal const string NetFlow =
        """{"type":"NETFLOW_V9","time_received_ns":1681583295157626000,"sequence_num":2999,"sampling_rate":100,"sampler_address":"192.168.0.1","time_flow_start_ns":1681583235000999000,"time_flow_end_ns":1681583294999000000,"bytes":1500,"packets":2,"src_addr":"10.0.0.1","dst_addr":"203.0.113.9","etype":"IPv4","proto":"TCP","src_port":46344,"dst_port":3333,"in_if":1,"out_if":2,"tcp_flags":24,"icmp_type":0}""";

    internal const string Sample =
        """{"type":"SFLOW_5","time_received_ns":1681583295157626000,"sequence_num":2999,"sampling_rate":4096,"sampler_address":"192.168.0.1","time_flow_start_ns":0,"time_flow_end_ns":0,"bytes":1514,"packets":1,"src_addr":"2001:db8::1","dst_addr":"2001:db8::2","etype":"IPv6","proto":"TCP","src_port":46344,"dst_port":443,"tcp_flags":18}""";

    internal const string Before =
        """{"Type":"IPFIX","TimeReceived":1681583295,"SequenceNum":2999,"SamplingRate":0,"SamplerAddress":"192.168.0.1","TimeFlowStart":1681583235,"TimeFlowEnd":1681583294,"Bytes":1500,"Packets":2,"SrcAddr":"10.0.0.1","DstAddr":"203.0.113.9","Etype":2048,"Proto":6,"SrcPort":46344,"DstPort":3333,"TCPFlags":24}""";

    [Fact]
    public void NetFlow_Sampled_IsScaledToTheWhole()
    {
        var decoding = Decoding.Of(NetFlow);
        var record = decoding.Only;

        Assert.Equal(("10.0.0.1", "203.0.113.9"), (record.Source.ToString(), record.Destination.ToString()));
        Assert.Equal((46344, 3333, 6), (record.SourcePort, record.DestinationPort, record.Protocol));
        Assert.Equal((200, 150_000), (record.Packets, record.Bytes));
        Assert.Equal((1681583235000, 1681583294999), (record.Start, record.End));
        Assert.Equal((24, FlowDirection.Unknown, FlowAction.Accept), (record.TcpFlags, record.Direction, record.Action));
        Assert.Equal("-/192.168.0.1", decoding.Symbols[record.Reporter]);
        Assert.True(record is { IsSampled: true, HasIdentity: true });
        Assert.Equal((1, 1), (decoding.Counts.Sampled, decoding.Counts.AcceptedOf(FlowLogSource.GoFlow2)));
    }

    [Theory]
    [InlineData(0, 1500, false)]
    [InlineData(1, 1500, false)]
    [InlineData(2, 3000, true)]
    public void SamplingRate_OfOneOrUnknown_ScalesNothing(int rate, long bytes, bool isSampled)
    {
        var record = Decoding.Of(NetFlow.Replace("\"sampling_rate\":100", $"\"sampling_rate\":{rate}")).Only;

        Assert.Equal((bytes, isSampled), (record.Bytes, record.IsSampled));
    }

    [Theory]
    [InlineData("6148914691236517", true)]
    [InlineData("6148914691236518", false)]
    public void SamplingRate_ThatOverflows_IsRejected(string rate, bool isTaken)
    {
        var decoding = Decoding.Of(NetFlow.Replace("\"sampling_rate\":100", $"\"sampling_rate\":{rate}"));

        if (isTaken)
            Assert.Equal(1500 * 6148914691236517, decoding.Only.Bytes);
        else
            decoding.AssertRejects(RejectReason.BadNumber);
    }

    [Fact]
    public void Sample_OfSflow_HasTheTimeOfReceiptAndNoIdentity()
    {
        var decoding = Decoding.Of(Sample);
        var record = decoding.Only;

        Assert.Equal((1681583295157, 1681583295157), (record.Start, record.End));
        Assert.Equal((4096, 4096 * 1514), (record.Packets, record.Bytes));
        Assert.Equal("2001:db8::1", record.Source.ToString());
        Assert.Equal(0x12, record.TcpFlags);
        Assert.False(record.HasIdentity);
        Assert.Equal(1, decoding.Counts.WithoutIdentity);
    }

    [Fact]
    public void Version1_ItsNames_AreTheSameFlow()
    {
        var record = Decoding.Of(Before).Only;

        Assert.Equal((1681583235000, 1681583294000), (record.Start, record.End));
        Assert.Equal((46344, 3333, 6), (record.SourcePort, record.DestinationPort, record.Protocol));
        Assert.Equal((2L, 1500L, (byte)24), (record.Packets, record.Bytes, record.TcpFlags));
        Assert.False(record.IsSampled);
        Assert.Equal(1681583235123, Decoding.Of(Before.Replace("\"TimeFlowEnd\"", "\"TimeFlowStartMs\":1681583235123,\"TimeFlowEnd\"")).Only.Start);
    }

    [Theory]
    [InlineData("\"time_flow_start_ns\":1681583235000999000", "\"time_flow_start_ns\":0", 1681583294999, 1681583294999)]
    [InlineData("\"time_flow_end_ns\":1681583294999000000", "\"time_flow_end_ns\":0", 1681583235000, 1681583235000)]
    [InlineData("_flow_", "_x_", 1681583295157, 1681583295157)]
    [InlineData("1681583235000999000", "\"2023-04-15T18:27:15.000999Z\"", 1681583235000, 1681583294999)]
    public void Times_ThatAreLacking_AreReplaced(string part, string other, long start, long end)
    {
        var record = Decoding.Of(NetFlow.Replace(part, other)).Only;

        Assert.Equal((start, end), (record.Start, record.End));
    }

    [Theory]
    [InlineData(2, 2, 2)]
    [InlineData(27, 2, 9 + 16)]
    [InlineData(27, 1, 27)]
    [InlineData(0x1012, 2, 0x10)]
    public void Flags_OfSeveralPackets_LeaveOutASynThatMayBeEither(int flags, int packets, byte expected)
    {
        var flow = NetFlow.Replace("\"tcp_flags\":24", $"\"tcp_flags\":{flags}").Replace("\"packets\":2", $"\"packets\":{packets}");

        Assert.Equal(expected, Decoding.Of(flow).Only.TcpFlags);
    }

    [Theory]
    [InlineData("0", "-/192.168.0.1", FlowDirection.Ingress)]
    [InlineData("1", "-/192.168.0.1:egress", FlowDirection.Egress)]
    [InlineData("255", "-/192.168.0.1", FlowDirection.Unknown)]
    public void Reporter_OnTheWayOut_IsAnother(string value, string name, FlowDirection direction)
    {
        var decoding = Decoding.Of(NetFlow.Replace("\"in_if\"", $"\"flow_direction\":{value},\"in_if\""));

        Assert.Equal((name, direction), (decoding.Symbols[decoding.Only.Reporter], decoding.Only.Direction));
    }

    [Fact]
    public void Identity_OfFields_TellsFlowsApart()
    {
        var identity = Decoding.Of(NetFlow).Only.Identity;

        Assert.Equal(identity, Decoding.Of(NetFlow.Replace("1681583295157626000", "1681583295157627000")).Only.Identity);
        Assert.NotEqual(identity, Decoding.Of(NetFlow.Replace("1681583235000999000", "1681583235000999001")).Only.Identity);
        Assert.NotEqual(identity, Decoding.Of(NetFlow.Replace("192.168.0.1", "192.168.0.2")).Only.Identity);
    }

    [Fact]
    public void Frames_WithoutIp_AreSkipped()
    {
        var arp = Sample.Replace("IPv6", "ARP").Replace("2001:db8::1", "").Replace("2001:db8::2", "").Replace("TCP", "");
        var unknown = arp.Replace("ARP", "");

        Assert.Equal(SkipReason.OtherRecord, Assert.Single(Decoding.Of(arp).Sink.Skips).Reason);
        Assert.Equal(SkipReason.OtherRecord, Assert.Single(Decoding.Of(unknown).Sink.Skips).Reason);
    }

    [Fact]
    public void Protocol_ThatGoFlow2HasNoNameFor_IsSkipped() =>
        Assert.Equal(SkipReason.Protocol, Assert.Single(Decoding.Of(NetFlow.Replace("TCP", "")).Sink.Skips).Reason);

    [Fact]
    public void Flow_OfNoPackets_IsSkipped() =>
        Assert.Equal(
            SkipReason.NoCounters,
            Assert.Single(Decoding.Of(NetFlow.Replace("\"bytes\":1500,\"packets\":2", "\"bytes\":0,\"packets\":0")).Sink.Skips).Reason);

    [Theory]
    [InlineData("\"src_addr\":\"10.0.0.1\"", "\"src_addr\":\"\"", RejectReason.MissingField)]
    [InlineData("\"dst_addr\"", "\"x\"", RejectReason.MissingField)]
    [InlineData("\"proto\"", "\"x\"", RejectReason.MissingField)]
    [InlineData("\"bytes\"", "\"x\"", RejectReason.MissingField)]
    [InlineData("\"packets\"", "\"x\"", RejectReason.MissingField)]
    [InlineData("10.0.0.1", "10.0.0.1.1", RejectReason.BadAddress)]
    [InlineData("1500", "-1", RejectReason.BadNumber)]
    [InlineData("46344", "70000", RejectReason.BadNumber)]
    [InlineData("\"sampling_rate\":100", "\"sampling_rate\":-100", RejectReason.BadNumber)]
    [InlineData("1681583235000999000", "18446744073709551615", RejectReason.BadNumber)]
    [InlineData("\"tcp_flags\":24", "\"tcp_flags\":65536", RejectReason.BadNumber)]
    [InlineData("\"TCP\"", "\"QUIC\"", RejectReason.BadValue)]
    public void Flow_WithAFault_IsRejected(string part, string fault, RejectReason reason)
    {
        var decoding = Decoding.Of(NetFlow.Replace(part, fault));

        decoding.AssertRejects(reason);
        Assert.Equal(NetFlow.Replace(part, fault), decoding.Sink.Rejects[0].Raw);
    }

    [Fact]
    public void Flow_WithoutAnyTime_IsRejected() =>
        Decoding.Of(NetFlow.Replace("1681583295157626000", "0").Replace("1681583235000999000", "0").Replace("1681583294999000000", "0"))
            .AssertRejects(RejectReason.MissingField);
}
