using Xunit;

namespace FlowKafka.Flows.Tests.Formats;

public class ZeekTsvTests
{
    internal const string Header =
        "#separator \\x09\n#set_separator\t,\n#empty_field\t(empty)\n#unset_field\t-\n#path\tconn\n#open\t2020-06-05-14-39-59\n"
        + "#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tservice\tduration\torig_bytes\tresp_bytes\tconn_state"
        + "\tlocal_orig\tlocal_resp\tmissed_bytes\thistory\torig_pkts\torig_ip_bytes\tresp_pkts\tresp_ip_bytes\ttunnel_parents\n"
        + "#types\ttime\tstring\taddr\tport\taddr\tport\tenum\tstring\tinterval\tcount\tcount\tstring\tbool\tbool\tcount\tstring\tcount\tcount\tcount\tcount\tset[string]\n";

    internal const string Line =
        "1591367999.305988\tCMdzit1AMNsmfAIiQc\t192.168.4.76\t36844\t203.0.113.9\t3333\ttcp\tstratum\t66.851305\t62\t141\tSF\tT\tF\t0\tShADadfF\t9\t518\t7\t505\t-";

    internal const string Short =
        "#separator \\x2c\n#unset_field,?\n#empty_field,none\n#fields,proto,id.resp_h,id.orig_h,ts,orig_pkts,orig_ip_bytes,uid,history\nudp,10.0.0.2,10.0.0.1,1591367999.3,3,300,?,none\n";

    private static readonly FlowLogDecoderOptions Fixed = new() { Source = FlowLogSource.ZeekTsv };

    [Fact]
    public void Log_WithItsHeader_GivesWhatTheJsonLogGives()
    {
        var decoding = Decoding.Of(Header + Line + "\n#close\t2020-06-05-15-00-00\n");

        Assert.Equal(Decoding.Of(ZeekJsonTests.Connection).Sink.Records, decoding.Sink.Records);
        Assert.Equal(9, decoding.Counts.Headers);
        Assert.Equal(2, decoding.Counts.AcceptedOf(FlowLogSource.ZeekTsv));
        Assert.Equal([new RecordPlace(0, 8), new RecordPlace(0, 8)], decoding.Sink.Places);
        Assert.Equal(Line, decoding.Sink.Raw[0]);
        Assert.Equal(decoding.Sink.Records, new Decoding().Read(System.Text.Encoding.ASCII.GetBytes(Header + Line + "\r\n")).Sink.Records);
    }

    [Fact]
    public void Columns_InAnyOrder_WithAnySeparator_AreFoundByName()
    {
        var decoding = Decoding.Of(Short);
        var record = decoding.Only;

        Assert.Equal(("10.0.0.1", "10.0.0.2", 17), (record.Source.ToString(), record.Destination.ToString(), record.Protocol));
        Assert.Equal((3, 300, 1591367999300), (record.Packets, record.Bytes, record.Start));
        Assert.Equal((0, 0), (record.SourcePort, record.DestinationPort));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\t6")]
    public void Line_AloneInTheUsualColumns_IsRecognisedAndCanBeFixed(string column)
    {
        var line = Line + column;

        Assert.Equal(Decoding.Of(Header + Line).Sink.Records, Decoding.Of(line).Sink.Records);
        Assert.Equal(Decoding.Of(line).Sink.Records, Decoding.Of(line, Fixed).Sink.Records);
        Assert.Equal(Decoding.Of(line).Sink.Records, Decoding.Of($$"""{"message":{{System.Text.Json.JsonSerializer.Serialize(line)}}}""").Sink.Records);
    }

    [Fact]
    public void Lines_OfAwsBesideZeeks_AreEachCountedAsTheirSource()
    {
        var decoding = Decoding.Of(Decoding.Line + "\n" + Line + "\n" + Decoding.Line);

        Assert.Equal((2, 2), (decoding.Counts.AcceptedOf(FlowLogSource.AwsVpc), decoding.Counts.AcceptedOf(FlowLogSource.ZeekTsv)));
        Decoding.Of(Decoding.Line, Fixed).AssertRejects(RejectReason.FieldCount);
    }

    [Theory]
    [InlineData("\t6\t7")]
    [InlineData("\t6\t7\t8")]
    public void Line_WithAColumnTooMany_IsRejected(string columns)
    {
        Decoding.Of(Line + columns).AssertRejects(RejectReason.FieldCount);
        Decoding.Of(Line + columns, Fixed).AssertRejects(RejectReason.FieldCount);
    }

    [Fact]
    public void Line_BehindAHeader_MustHaveItsColumns()
    {
        Decoding.Of(Header + Line + "\t6").AssertRejects(RejectReason.FieldCount);
        Decoding.Of(Header + Line[..^2]).AssertRejects(RejectReason.FieldCount);
    }

    [Theory]
    [InlineData("192.168.4.76", "-", RejectReason.MissingField)]
    [InlineData("192.168.4.76", "(empty)", RejectReason.MissingField)]
    [InlineData("192.168.4.76", "192.168.4", RejectReason.BadAddress)]
    [InlineData("66.851305", "x", RejectReason.BadNumber)]
    [InlineData("\ttcp\t", "\tftp\t", RejectReason.BadValue)]
    public void Line_WithAFault_IsRejected(string part, string fault, RejectReason reason)
    {
        var decoding = Decoding.Of(Header + Line.Replace(part, fault) + "\n" + Line);

        decoding.AssertRejects(reason);
        Assert.Equal(Line.Replace(part, fault), decoding.Sink.Rejects[0].Raw);
        Assert.Equal(2, decoding.Sink.Records.Count);
    }

    [Fact]
    public void OtherLogs_OfZeek_AreSkipped()
    {
        var named = Decoding.Of("#separator \\x09\n#path\tdns\n#fields\tts\tuid\tid.orig_h\tid.resp_h\tproto\n1.5\tC1\t10.0.0.1\t10.0.0.2\tudp");
        var nameless = Decoding.Of("#fields\tts\tuid\tid.orig_h\tid.resp_h\tproto\n1.5\tC1\t10.0.0.1\t10.0.0.2\tudp");

        Assert.Equal([(SkipReason.OtherRecord, new RecordPlace(0, 3))], named.Sink.Skips);
        Assert.Equal([(SkipReason.OtherRecord, new RecordPlace(0, 1))], nameless.Sink.Skips);
    }

    [Fact]
    public void Header_OfTheNextLogInAFile_Replaces()
    {
        var decoding = Decoding.Of(Short + Header + Line);

        Assert.Equal(3, decoding.Sink.Records.Count);
    }

    [Fact]
    public void Header_HoldsForItsValueOnly()
    {
        var decoding = Decoding.Of(Short).Decode(Line).Decode(Decoding.Line);

        Assert.Equal(4, decoding.Sink.Records.Count);
    }
}
