using Xunit;

namespace FlowKafka.Flows.Tests;

public class SampleTests
{
    private const string TransitGatewayFormat =
        "version account-id tgw-id tgw-attachment-id tgw-src-vpc-id tgw-dst-vpc-id tgw-src-subnet-id tgw-dst-subnet-id "
        + "tgw-src-eni tgw-dst-eni tgw-src-az-id tgw-dst-az-id tgw-pair-attachment-id srcaddr dstaddr srcport dstport protocol "
        + "packets bytes start end log-status type tcp-flags flow-direction region";

    [Fact]
    public void DocumentedExamples_DefaultFormat_GiveFiveRecordsAndTwoSkips()
    {
        if (!Samples.TryRead("formats/aws/aws-doc-examples-v2.log", out var bytes))
            return;
        var whole = new Decoding().Decode(bytes);
        var read = new Decoding().Read(bytes);

        foreach (var decoding in new[] { whole, read })
        {
            Assert.Equal(7, decoding.Counts.Offered);
            Assert.Equal(1, decoding.Counts.Headers);
            Assert.Equal(5, decoding.Sink.Records.Count);
            Assert.Equal([(SkipReason.NoData, new RecordPlace(0, 3)), (SkipReason.SkipData, new RecordPlace(0, 4))], decoding.Sink.Skips);
            var (lost, place) = Assert.Single(decoding.Sink.Losses);
            Assert.Equal(new RecordPlace(0, 4), place);
            Assert.Equal("123456789010/eni-11111111aaaaaaaaa", decoding.Symbols[lost.Reporter]);
            Assert.Equal((1431280876000, 1431280934000), (lost.Start, lost.End));
        }

        Assert.Equal(whole.Sink.Records, read.Sink.Records);
        var first = whole.Sink.Records[0];
        Assert.Equal("172.31.16.139", first.Source.ToString());
        Assert.Equal("172.31.16.21", first.Destination.ToString());
        Assert.Equal((20641, 22, 6), (first.SourcePort, first.DestinationPort, first.Protocol));
        Assert.Equal((20, 4249), (first.Packets, first.Bytes));
        Assert.Equal((1418530010000, 1418530070000), (first.Start, first.End));
        Assert.Equal(FlowAction.Accept, first.Action);
        Assert.Equal("123456789010/eni-1235b8ca123456789", whole.Symbols[first.Reporter]);
        Assert.Equal("123456789010", whole.Symbols[first.Tenant]);
        Assert.True(first.HasIdentity);
        Assert.Equal(FlowAction.Reject, whole.Sink.Records[1].Action);
        Assert.Equal((0, 0, 1), (whole.Sink.Records[2].SourcePort, whole.Sink.Records[2].DestinationPort, whole.Sink.Records[2].Protocol));
        Assert.Equal("2001:db8:1234:a100:8d6e:3477:df66:f105", whole.Sink.Records[4].Source.ToString());
        Assert.Equal("2001:db8:1234:a102:3304:8879:34cf:4071", whole.Sink.Records[4].Destination.ToString());
    }

    [Fact]
    public void S3File_WithHeader_GivesItsTwoRecords()
    {
        if (!Samples.TryRead("formats/aws/vpc_v2_s3_header.log", out var bytes))
            return;
        var decoding = new Decoding().Decode(bytes);

        Assert.Equal((2, 2, 1), (decoding.Counts.Offered, decoding.Counts.Accepted, decoding.Counts.Headers));
        Assert.Equal([new RecordPlace(0, 1), new RecordPlace(0, 2)], decoding.Sink.Places);
        Assert.Equal(new Decoding().Read(bytes).Sink.Records, decoding.Sink.Records);
    }

    [Fact]
    public void EcsFields_VersionColumnThatDisagrees_IsReadByTheHeader()
    {
        if (!Samples.TryRead("formats/aws/vpc_ecs_fields_s3_header.log", out var bytes))
            return;
        var record = new Decoding().Decode(bytes).Only;

        Assert.Equal("10.0.1.100", record.Source.ToString());
        Assert.Equal("10.0.2.200", record.Destination.ToString());
        Assert.Equal((49152, 22), (record.SourcePort, record.DestinationPort));
        Assert.Equal((15, 3500), (record.Packets, record.Bytes));
    }

    [Fact]
    public void TransitGatewayFile_WithHeader_ReportsTheAttachment()
    {
        if (!Samples.TryRead("formats/aws/tgw_v6_s3_header.log", out var bytes))
            return;
        var decoding = new Decoding().Decode(bytes);
        var record = decoding.Only;

        Assert.Equal("123456789012/tgw-attach-0abc12345def67890", decoding.Symbols[record.Reporter]);
        Assert.Equal((12345, 443), (record.SourcePort, record.DestinationPort));
        Assert.Equal((6, 2), (record.Protocol, record.TcpFlags));
        Assert.Equal((10, 1000), (record.Packets, record.Bytes));
        Assert.Equal(FlowDirection.Ingress, record.Direction);
        Assert.Equal(FlowAction.Accept, record.Action);
        Assert.True(record.HasIdentity);
    }

    [Fact]
    public void TransitGatewayEnvelope_FormatConfigured_GivesTheSameTraffic()
    {
        if (!Samples.TryRead("formats/aws/tgw_cloudwatch_envelope.json", out var bytes))
            return;
        var decoding = new Decoding(new() { Format = FlowLogFormat.Parse(TransitGatewayFormat) }).Decode(bytes);

        Assert.Equal((12345, 443), (decoding.Only.SourcePort, decoding.Only.DestinationPort));
        Assert.Equal("10.0.0.1", decoding.Only.Source.ToString());
        new Decoding().Decode(bytes).AssertRejects(RejectReason.FieldCount);
    }

    [Fact]
    public void Envelope_DefaultFormat_GivesTwoRecordsWithIdentitiesOfTheirEvents()
    {
        if (!Samples.TryRead("formats/aws/vpc_cloudwatch_envelope.json", out var bytes))
            return;
        var decoding = new Decoding().Decode(bytes);
        var packed = new Decoding().Decode(Decoding.Gzip(bytes));
        var lines = new Decoding().Decode(string.Join('\n', decoding.Sink.Raw));

        Assert.Equal([new RecordPlace(0, 0), new RecordPlace(1, 0)], decoding.Sink.Places);
        Assert.Equal(decoding.Sink.Records, packed.Sink.Records);
        Assert.Equal([4249, 4249], decoding.Sink.Records.Select(r => r.Bytes));
        Assert.NotEqual(decoding.Sink.Records[0].Identity, decoding.Sink.Records[1].Identity);
        Assert.NotEqual(lines.Sink.Records[0].Identity, decoding.Sink.Records[0].Identity);
    }

    [Fact]
    public void EnvelopeOfCustomFormat_LinesOfFourFields_RejectsEachLine()
    {
        if (!Samples.TryRead("formats/aws/vpc_cloudwatch_custom_format.json", out var bytes))
            return;
        var decoding = new Decoding().Decode(bytes);

        decoding.AssertRejects(RejectReason.FieldCount, RejectReason.FieldCount);
        Assert.Equal("2 eni-1235b8ca123456789 172.31.16.139 172.31.16.21", decoding.Sink.Rejects[0].Raw);
    }

    [Fact]
    public void ControlMessage_FromCloudWatch_IsSkipped()
    {
        if (!Samples.TryRead("formats/firehose/cwl_control_message.json", out var bytes))
            return;
        var decoding = new Decoding().Decode(bytes);

        Assert.Equal([(SkipReason.ControlMessage, new RecordPlace(0, 0))], decoding.Sink.Skips);
        Assert.Equal(1, decoding.Counts.Offered);
    }

    [Theory]
    [InlineData("formats/firehose/http_endpoint_request.json")]
    public void OtherDocuments_NotYetDecoded_AreAnUnknownShape(string path)
    {
        if (!Samples.TryRead(path, out var bytes))
            return;
        new Decoding().Decode(bytes).AssertRejects(RejectReason.UnknownShape);
        new Decoding().Read(bytes).AssertRejects(RejectReason.UnknownShape);
    }

    [Theory]
    [InlineData("mining")]
    [InlineData("benign")]
    public void Captures_EveryLineBehindTheHeader_IsARecordOnBothPaths(string folder)
    {
        foreach (var path in Samples.Find(folder, "*.log"))
        {
            var bytes = File.ReadAllBytes(path);
            var lines = File.ReadAllLines(path);
            var read = new Decoding().Read(bytes);
            var general = new Decoding(new() { Tenancy = Tenancy.AccountAndVpc }).Decode(bytes);

            Assert.Equal((lines.Length - 1, 1), (read.Sink.Records.Count, read.Counts.Headers));
            Assert.Equal(lines.Skip(1), read.Sink.Raw);
            Assert.Equal(read.Sink.Records.Select(Bare), general.Sink.Records.Select(Bare));
        }
    }

    private static FlowRecord Bare(FlowRecord record) => record with { Tenant = 0, Reporter = 0 };
}
