using Xunit;

namespace FlowKafka.Flows.Tests;

public class LineTests
{
    private const string Least = "srcaddr dstaddr protocol packets bytes start end";

    [Theory]
    [InlineData("2 1 eni-1 10.0.0.1 10.0.0.2 1 2 6 3 4 100 160 ACCEPT", RejectReason.FieldCount)]
    [InlineData("2 1 eni-1 10.0.0.1 10.0.0.2 1 2 6 3 4 100 160 ACCEPT OK more", RejectReason.FieldCount)]
    [InlineData("2 1 eni-1 10.0.0.256 10.0.0.2 1 2 6 3 4 100 160 ACCEPT OK", RejectReason.BadAddress)]
    [InlineData("2 1 eni-1 10.0.0.1 10.0.0.02 1 2 6 3 4 100 160 ACCEPT OK", RejectReason.BadAddress)]
    [InlineData("2 1 eni-1 - 10.0.0.2 1 2 6 3 4 100 160 ACCEPT OK", RejectReason.MissingField)]
    [InlineData("2 1 eni-1 10.0.0.1 10.0.0.2 1 2 - 3 4 100 160 ACCEPT OK", RejectReason.MissingField)]
    [InlineData("2 1 eni-1 10.0.0.1 10.0.0.2 1 2 6 - 4 100 160 ACCEPT OK", RejectReason.MissingField)]
    [InlineData("2 1 eni-1 10.0.0.1 10.0.0.2 1 2 6 3 4 100 - ACCEPT OK", RejectReason.MissingField)]
    [InlineData("2 1 eni-1 10.0.0.1 10.0.0.2 65536 2 6 3 4 100 160 ACCEPT OK", RejectReason.BadNumber)]
    [InlineData("2 1 eni-1 10.0.0.1 10.0.0.2 1 2 256 3 4 100 160 ACCEPT OK", RejectReason.BadNumber)]
    [InlineData("2 1 eni-1 10.0.0.1 10.0.0.2 1 2 6 -3 4 100 160 ACCEPT OK", RejectReason.BadNumber)]
    [InlineData("2 1 eni-1 10.0.0.1 10.0.0.2 1 2 6 3 9223372036854775808 100 160 ACCEPT OK", RejectReason.BadNumber)]
    [InlineData("2 1 eni-1 10.0.0.1 10.0.0.2 1 2 6 3 4 100 253402300800 ACCEPT OK", RejectReason.BadNumber)]
    [InlineData("2 1 eni-1 10.0.0.1 10.0.0.2 1 2 6 3 4 1e2 160 ACCEPT OK", RejectReason.BadNumber)]
    [InlineData("2 1 eni-1 10.0.0.1 10.0.0.2 1 2 6 3 4 100 160 accept OK", RejectReason.BadValue)]
    [InlineData("2 1 eni-1 10.0.0.1 10.0.0.2 1 2 6 3 4 100 160 ACCEPT FINE", RejectReason.BadValue)]
    [InlineData("2 1 eni-\u007f 10.0.0.1 10.0.0.2 1 2 6 3 4 100 160 ACCEPT OK", RejectReason.BadValue)]
    public void Line_Faulty_IsRejectedWithItsReasonAndBytes(string line, RejectReason reason)
    {
        var decoding = Decoding.Of(Decoding.Line + "\n" + line + "\n");

        var reject = Assert.Single(decoding.Sink.Rejects);
        Assert.Equal((reason, new RecordPlace(0, 1), line), reject);
        Assert.Equal((2, 1), (decoding.Counts.Offered, decoding.Counts.Accepted));
    }

    [Fact]
    public void Numbers_AtTheirLimits_AreTaken()
    {
        var record = Decoding.Of(
            "2 1 eni-1 0.0.0.0 255.255.255.255 65535 0 255 9223372036854775807 9223372036854775807 0 253402300799 REJECT OK").Only;

        Assert.Equal((65535, 0, 255), (record.SourcePort, record.DestinationPort, record.Protocol));
        Assert.Equal((long.MaxValue, long.MaxValue), (record.Packets, record.Bytes));
        Assert.Equal((0, 253402300799000), (record.Start, record.End));
    }

    [Theory]
    [InlineData("2  123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK")]
    [InlineData("2\t123456789010 eni-1235b8ca123456789\t\t172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK")]
    [InlineData(" 2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK  ")]
    [InlineData("2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK\r\n")]
    [InlineData("\n\r\n2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK \r\n\n")]
    [InlineData("\uFEFF2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK")]
    [InlineData("2014-12-14T04:06:50.000Z 2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK")]
    public void WhiteSpaceAndExportTime_AroundALine_ChangeNothing(string value) =>
        Assert.Equal(Decoding.Of(Decoding.Line).Only, Decoding.Of(value).Only);

    [Fact]
    public void Header_InOtherOrder_HoldsForTheRestOfItsValueOnly()
    {
        var decoding = Decoding.Of(
            Decoding.Line + "\n"
            + "end start bytes packets protocol dstaddr srcaddr interface-id\n"
            + "160 100 4 3 17 10.0.0.2 10.0.0.1 eni-7\n"
            + AwsLineWriter.HeaderLine + "\n" + Decoding.Line + "\n"
            + "${srcaddr} ${dstaddr} ${protocol} ${packets} ${bytes} ${start} ${end}\n"
            + "10.0.0.1 10.0.0.2 6 1 40 100 160");
        decoding.Decode(Decoding.Line);

        Assert.Equal((5, 5, 3), (decoding.Counts.Offered, decoding.Counts.Accepted, decoding.Counts.Headers));
        var custom = decoding.Sink.Records[1];
        Assert.Equal("10.0.0.1", custom.Source.ToString());
        Assert.Equal((100000, 160000, 3, 4), (custom.Start, custom.End, custom.Packets, custom.Bytes));
        Assert.Equal("-/eni-7", decoding.Symbols[custom.Reporter]);
        Assert.Equal("-", decoding.Symbols[custom.Tenant]);
        Assert.Equal([true, false, true, false, true], decoding.Sink.Records.Select(r => r.HasIdentity));
        Assert.Equal(2, decoding.Counts.WithoutIdentity);
        Assert.Equal([0, 2, 4, 6, 0], decoding.Sink.Places.Select(p => p.Line));
    }

    [Fact]
    public void Header_WithoutUsableFormat_IsRejectedAndSoAreItsLines()
    {
        var decoding = Decoding.Of(
            "version srcaddr dstaddr action\n2 10.0.0.1 10.0.0.2 ACCEPT\n" + AwsLineWriter.HeaderLine + "\n" + Decoding.Line);

        decoding.AssertRejects(RejectReason.BadHeader, RejectReason.MissingField);
        Assert.Equal(1, decoding.Counts.Accepted);
    }

    [Fact]
    public void FormatWithoutPortsAndAction_Line_IsAcceptedTrafficOfPortZero()
    {
        var record = Decoding.WithFormat(Least, "10.0.0.1 10.0.0.2 6 1 40 100 160").Only;

        Assert.Equal((0, 0), (record.SourcePort, record.DestinationPort));
        Assert.Equal(FlowAction.Accept, record.Action);
        Assert.False(record.HasIdentity);
        Assert.Equal(UInt128.Zero, record.Identity);
    }

    [Fact]
    public void PacketAddresses_WherePresent_MakeThePair()
    {
        const string format = Least + " pkt-srcaddr pkt-dstaddr flow-direction tcp-flags";
        var record = Decoding.WithFormat(format, "10.0.0.1 10.0.0.2 6 1 40 100 160 192.0.2.1 192.0.2.2 egress 19").Only;
        var absent = Decoding.WithFormat(format, "10.0.0.1 10.0.0.2 6 1 40 100 160 - - - -").Only;

        Assert.Equal(("192.0.2.1", "192.0.2.2"), (record.Source.ToString(), record.Destination.ToString()));
        Assert.Equal((FlowDirection.Egress, 19), (record.Direction, record.TcpFlags));
        Assert.Equal(("10.0.0.1", "10.0.0.2"), (absent.Source.ToString(), absent.Destination.ToString()));
        Assert.Equal((FlowDirection.Unknown, 0), (absent.Direction, absent.TcpFlags));
        Decoding.WithFormat(format, "10.0.0.1 10.0.0.2 6 1 40 100 160 - - sideways -").AssertRejects(RejectReason.BadValue);
        Decoding.WithFormat(format, "10.0.0.1 10.0.0.2 6 1 40 100 160 - - - 256").AssertRejects(RejectReason.BadNumber);
    }

    [Fact]
    public void StartAfterEnd_Record_KeepsItsStartAndIsCounted()
    {
        var decoding = Decoding.Of("2 1 eni-1 10.0.0.1 10.0.0.2 1 2 6 3 4 1418530070 1418530010 ACCEPT OK");
        var upright = Decoding.Of("2 1 eni-1 10.0.0.1 10.0.0.2 1 2 6 3 4 1418530070 1418530070 ACCEPT OK");

        Assert.Equal((1418530070000, 1418530070000), (decoding.Only.Start, decoding.Only.End));
        Assert.Equal((1, 0), (decoding.Counts.InvertedIntervals, upright.Counts.InvertedIntervals));
        Assert.NotEqual(upright.Only.Identity, decoding.Only.Identity);
    }

    [Fact]
    public void SkipData_WithAFullTuple_IsALostIntervalAllTheSame()
    {
        var decoding = Decoding.Of("2 unknown eni-1 10.0.0.1 10.0.0.2 1 2 6 3 4 100 160 ACCEPT SKIPDATA");

        Assert.Equal(SkipReason.SkipData, Assert.Single(decoding.Sink.Skips).Reason);
        var lost = Assert.Single(decoding.Sink.Losses).Interval;
        Assert.Equal(("unknown/eni-1", 100000, 160000), (decoding.Symbols[lost.Reporter], lost.Start, lost.End));
    }

    [Theory]
    [InlineData("2 1 - - - - - - - - 100 160 - SKIPDATA")]
    [InlineData("2 1 eni-1 - - - - - - - - 160 - SKIPDATA")]
    public void SkipData_WithoutInterfaceOrTimes_IsSkippedOnly(string line)
    {
        var decoding = Decoding.Of(line);

        Assert.Equal(1, decoding.Counts.Skipped(SkipReason.SkipData));
        Assert.Empty(decoding.Sink.Losses);
    }

    [Theory]
    [InlineData("REJECT", 0)]
    [InlineData("ACCEPT", 1)]
    public void Bytes_OfTrafficThatBlockPublicAccessRefused_AreNone(string action, int rejected)
    {
        var decoding = Decoding.WithFormat(
            Least + " action reject-reason", $"10.0.0.1 10.0.0.2 6 1 - 100 160 {action} BPA");

        Assert.Equal(rejected, decoding.Counts.Rejected(RejectReason.MissingField));
        Assert.All(decoding.Sink.Records, r => Assert.Equal((FlowAction.Reject, 0), (r.Action, r.Bytes)));
    }

    [Theory]
    [InlineData("eni-1 vpc-7", "-/eni-1")]
    [InlineData("- nat-0a1b", "-/nat-0a1b")]
    [InlineData("- -", "-/-")]
    public void RegionalNatGateway_HasNoInterface_ReportsByItsOwnName(string names, string reporter)
    {
        var decoding = Decoding.WithFormat(Least + " interface-id resource-id", "10.0.0.1 10.0.0.2 6 1 40 100 160 " + names);

        Assert.Equal(reporter, decoding.Symbols[decoding.Only.Reporter]);
    }

    [Fact]
    public void AbsentTuple_FormatWithoutLogStatus_CountsAsNoData()
    {
        Assert.Equal(1, Decoding.WithFormat(Least, "- - - - - 100 160").Counts.Skipped(SkipReason.NoData));
        Decoding.WithFormat(Least, "- - 6 1 40 100 160").AssertRejects(RejectReason.MissingField);
    }

    [Theory]
    [InlineData(Tenancy.None, "")]
    [InlineData(Tenancy.Account, "11")]
    [InlineData(Tenancy.AccountAndVpc, "11/vpc-9")]
    [InlineData(Tenancy.Topic, "logs.vpc")]
    public void Tenancy_Setting_ChoosesTheTenant(Tenancy tenancy, string tenant)
    {
        var options = new FlowLogDecoderOptions { Tenancy = tenancy, Topic = "logs.vpc", Format = FlowLogFormat.Parse(Least + " account-id vpc-id") };
        var decoding = Decoding.Of("10.0.0.1 10.0.0.2 6 1 40 100 160 11 vpc-9", options);

        Assert.Equal(tenant, decoding.Symbols[decoding.Only.Tenant]);
    }

    [Theory]
    [InlineData(Tenancy.None, "")]
    [InlineData(Tenancy.Account, "123456789010")]
    [InlineData(Tenancy.AccountAndVpc, "123456789010/-")]
    [InlineData(Tenancy.Topic, "logs.vpc")]
    public void Tenancy_DefaultFormat_HasNoVpc(Tenancy tenancy, string tenant)
    {
        var decoding = Decoding.Of(Decoding.Line + "\n" + Decoding.Line, new() { Tenancy = tenancy, Topic = "logs.vpc" });

        Assert.All(decoding.Sink.Records, r => Assert.Equal(tenant, decoding.Symbols[r.Tenant]));
    }

    [Fact]
    public void Names_MoreThanTheTableHolds_AreRejected()
    {
        var decoder = new FlowLogDecoder(new SymbolTable(3));
        var sink = new RecordingSink();
        foreach (var name in new[] { "eni-1", "eni-2", "eni-1" })
            decoder.Decode(System.Text.Encoding.ASCII.GetBytes($"2 7 {name} 10.0.0.1 10.0.0.2 1 2 6 3 4 100 160 ACCEPT OK"), sink);

        Assert.Equal(2, decoder.Counts.Accepted);
        Assert.Equal(RejectReason.TooManyNames, Assert.Single(sink.Rejects).Reason);
    }

    [Theory]
    [InlineData(508, 0)]
    [InlineData(509, 1)]
    public void Names_OfMoreThan512BytesTogether_AreNoNames(int length, int rejected)
    {
        var line = $"2 acc {new string('e', length)} 10.0.0.1 10.0.0.2 1 2 6 3 4 100 160 ACCEPT OK";

        Assert.Equal(rejected, Decoding.Of(line).Counts.Rejected(RejectReason.BadValue));
    }

    [Theory]
    [InlineData(300, 0)]
    [InlineData(301, 1)]
    public void Line_LongerThanTheLimit_IsTooLong(int length, int rejected)
    {
        var line = Decoding.Line.Replace("2 123456789010", new string('9', length - Decoding.Line.Length + 1) + " 123456789010", StringComparison.Ordinal);
        Assert.Equal(length, line.Length);
        var value = line + "\n" + Decoding.Line;
        var options = new FlowLogDecoderOptions { MaximumLine = 300 };

        foreach (var decoding in new[] { Decoding.Of(value, options), new Decoding(options).Read(System.Text.Encoding.ASCII.GetBytes(value)) })
        {
            Assert.Equal(rejected, decoding.Counts.Rejected(RejectReason.LineTooLong));
            Assert.Equal(2 - rejected, decoding.Counts.Accepted);
            Assert.Equal(new RecordPlace(0, 1), decoding.Sink.Places[^1]);
        }
    }
}
