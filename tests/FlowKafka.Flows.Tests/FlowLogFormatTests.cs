using Xunit;

namespace FlowKafka.Flows.Tests;

public class FlowLogFormatTests
{
    private const string Least = "srcaddr dstaddr protocol packets bytes start end";

    [Fact]
    public void Default_Always_IsVersionTwo()
    {
        Assert.Equal(
            "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status",
            FlowLogFormat.Default.ToString());
        Assert.True(FlowLogFormat.Default.HasIdentity);
        Assert.Empty(FlowLogFormat.Default.UnknownFields);
    }

    [Fact]
    public void Parse_ConfiguredSpelling_IsTheSameFormat()
    {
        var format = FlowLogFormat.Parse(" ${srcaddr}\t${dstaddr} PROTOCOL packets  bytes start end log_status interface_id ");

        Assert.Equal(Least + " log-status interface-id", format.ToString());
        Assert.True(format.HasLogStatus);
        Assert.True(format.HasInterface);
        Assert.False(format.HasPorts);
        Assert.False(format.HasIdentity);
    }

    [Fact]
    public void Parse_NamesOfLaterVersions_AreKnown()
    {
        var format = FlowLogFormat.Parse(
            Least + " reject-reason resource-id encryption-status ecs-task-id tgw-src-vpc-account-id resource-type traffic-path");

        Assert.Empty(format.UnknownFields);
        Assert.Equal(14, format.Fields.Count);
    }

    [Fact]
    public void Parse_NamesOfVersion11_AreKnown() =>
        Assert.Empty(FlowLogFormat.Parse(
            Least + " instance-tag instance-tag-2 interface-tag interface-tag-2 asg-tag asg-tag-2 interface-type next-hop-interface-id"
            + " next-hop-subnet-id next-hop-az-id next-hop-vpc-id next-hop-interface-type").UnknownFields);

    [Theory]
    [InlineData("${srcaddr} ${dstaddr} ${protocol} ${packets} ${bytes} ${start} ${end}")]
    [InlineData("\"${srcaddr} ${dstaddr} ${protocol} ${packets} ${bytes} ${start} ${end}\"")]
    [InlineData(" \"${srcaddr} ${dstaddr} ${protocol} ${packets} ${bytes} ${start} ${end}\",\n")]
    [InlineData("'${srcaddr} ${dstaddr} ${protocol} ${packets} ${bytes} ${start} ${end}'")]
    [InlineData("\"\\${srcaddr} \\${dstaddr} \\${protocol} \\${packets} \\${bytes} \\${start} \\${end}\"")]
    [InlineData("\"$${srcaddr} $${dstaddr} $${protocol} $${packets} $${bytes} $${start} $${end}\"")]
    public void Parse_FormatStringOfAws_IsTheSameFormat(string text) => Assert.Equal(Least, FlowLogFormat.Parse(text).ToString());

    [Theory]
    [InlineData("x${srcaddr}")]
    [InlineData("$$${srcaddr}")]
    [InlineData("${srcaddr")]
    public void Parse_OtherDollars_AreUnknownNames(string name) =>
        Assert.Equal([name.ToLowerInvariant()], FlowLogFormat.Parse(Least + " " + name).UnknownFields);

    [Fact]
    public void Parse_UnknownNames_AreKeptAndTold()
    {
        var format = FlowLogFormat.Parse(Least + " colour shape");

        Assert.Equal(["colour", "shape"], format.UnknownFields);
    }

    [Theory]
    [InlineData("srcaddr")]
    [InlineData("dstaddr")]
    [InlineData("protocol")]
    [InlineData("packets")]
    [InlineData("bytes")]
    [InlineData("start")]
    [InlineData("end")]
    public void Parse_FieldOfEveryRecordLacking_NamesIt(string name)
    {
        var rest = string.Join(' ', Least.Split(' ').Where(n => n != name));

        Assert.False(FlowLogFormat.TryParse(rest, out _, out var error));
        Assert.Equal($"The format lacks {name}.", error);
        Assert.Equal(error, Assert.Throws<FormatException>(() => FlowLogFormat.Parse(rest)).Message);
    }

    [Fact]
    public void Parse_PacketAddressesOnly_IsUsable() =>
        Assert.True(FlowLogFormat.TryParse("pkt-srcaddr pkt-dstaddr protocol packets bytes start end", out _, out _));

    [Fact]
    public void Parse_NameTwice_IsRefused()
    {
        Assert.False(FlowLogFormat.TryParse(Least + " start", out _, out var error));
        Assert.Equal("The format names start twice.", error);
    }

    [Fact]
    public void Parse_OneHundredTwentyEightFields_IsTheMost()
    {
        var most = Least + " " + string.Join(' ', Enumerable.Range(0, 121).Select(i => "x" + i));

        Assert.Equal(128, FlowLogFormat.Parse(most).Fields.Count);
        Assert.Throws<FormatException>(() => FlowLogFormat.Parse(most + " y"));
    }

    [Theory]
    [InlineData("interface-id srcport dstport", true)]
    [InlineData("tgw-attachment-id srcport dstport", true)]
    [InlineData("interface-id srcport", false)]
    [InlineData("srcport dstport", false)]
    public void HasIdentity_FieldsOfAnIdentity_AreInterfaceAndPorts(string more, bool expected) =>
        Assert.Equal(expected, FlowLogFormat.Parse(Least + " " + more).HasIdentity);
}
