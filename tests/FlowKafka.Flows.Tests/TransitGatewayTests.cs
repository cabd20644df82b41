using Xunit;

namespace FlowKafka.Flows.Tests;

public class TransitGatewayTests
{
    private const string Default =
        "version resource-type account-id tgw-id tgw-attachment-id tgw-src-vpc-account-id tgw-dst-vpc-account-id tgw-src-vpc-id "
        + "tgw-dst-vpc-id tgw-src-subnet-id tgw-dst-subnet-id tgw-src-eni tgw-dst-eni tgw-src-az-id tgw-dst-az-id "
        + "tgw-pair-attachment-id srcaddr dstaddr srcport dstport protocol packets bytes start end log-status type "
        + "packets-lost-no-route packets-lost-blackhole packets-lost-mtu-exceeded packets-lost-ttl-expired tcp-flags region "
        + "flow-direction pkt-src-aws-service pkt-dst-aws-service";

    [Fact]
    public void Conversation_SeenByTwoAttachments_HasTwoReportersAndIdentities()
    {
        var decoding = Decoding.Of(
            Default + "\n" + Line("tgw-attach-a", "tgw-attach-b", "ingress") + "\n" + Line("tgw-attach-b", "tgw-attach-a", "egress"));

        Assert.Equal(["111122223333/tgw-attach-a", "111122223333/tgw-attach-b"], decoding.Sink.Records.Select(r => decoding.Symbols[r.Reporter]));
        Assert.Equal([FlowDirection.Ingress, FlowDirection.Egress], decoding.Sink.Records.Select(r => r.Direction));
        Assert.Equal(2, decoding.Sink.Records.Select(r => r.Identity).Distinct().Count());
        Assert.All(decoding.Sink.Records, r => Assert.Equal(("10.1.0.4", "10.2.0.9", FlowAction.Accept, (byte)3), (r.Source.ToString(), r.Destination.ToString(), r.Action, r.TcpFlags)));
        Assert.Equal(2, decoding.Counts.AcceptedOf(FlowLogSource.AwsTransitGateway));
        Assert.Equal(0, decoding.Counts.AcceptedOf(FlowLogSource.AwsVpc));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-01-31T23:59:59.123Z ")]
    public void Line_OfTheDefaultFormatWithoutAHeader_IsRecognisedAmongLinesOfAVpc(string time)
    {
        var decoding = Decoding.Of(Decoding.Line + "\n" + time + Line("tgw-attach-a", "-", "ingress") + "\n" + Decoding.Line);

        Assert.Equal(3, decoding.Sink.Records.Count);
        Assert.Equal("111122223333/tgw-attach-a", decoding.Symbols[decoding.Sink.Records[1].Reporter]);
        Assert.Equal((1, 2), (decoding.Counts.AcceptedOf(FlowLogSource.AwsTransitGateway), decoding.Counts.AcceptedOf(FlowLogSource.AwsVpc)));
    }

    [Fact]
    public void Source_OfATransitGateway_ReadsTheDefaultFormatFromTheFirstLine() => Assert.Equal(
        "10.1.0.4",
        Decoding.Of(Line("tgw-attach-a", "-", "ingress"), new FlowLogDecoderOptions { Source = FlowLogSource.AwsTransitGateway }).Only.Source.ToString());

    [Fact]
    public void Line_ThatNamesATransitGatewayInAnotherFormat_IsRefusedAlone()
    {
        var decoding = Decoding.Of("6 TransitGateway 111122223333 10.0.0.1\n" + Decoding.Line);

        decoding.AssertRejects(RejectReason.FieldCount);
        Assert.Equal(1, decoding.Counts.AcceptedOf(FlowLogSource.AwsVpc));
    }

    [Theory]
    [InlineData("10 900", "0 0 0 0", FlowAction.Accept)]
    [InlineData("10 900", "9 0 0 0", FlowAction.Accept)]
    [InlineData("10 900", "1 2 3 4", FlowAction.Accept)]
    [InlineData("0 0", "0 0 0 0", FlowAction.Accept)]
    [InlineData("0 0", "- - - -", FlowAction.Accept)]
    [InlineData("0 0", "1 0 0 0", FlowAction.Reject)]
    [InlineData("0 0", "0 1 0 0", FlowAction.Reject)]
    [InlineData("0 0", "0 0 1 0", FlowAction.Reject)]
    [InlineData("0 0", "- - - 1", FlowAction.Reject)]
    public void Packets_LostAndNoneTransferred_AreRefusedTraffic(string counters, string lost, FlowAction action) =>
        Assert.Equal(action, Decoding.WithFormat(Default, Line("tgw-attach-a", "-", "ingress", lost, counters)).Only.Action);

    [Theory]
    [InlineData("x 0 0 0")]
    [InlineData("0 0 0 -1")]
    [InlineData("9223372036854775808 0 0 0")]
    public void Losses_ThatAreNoNumbers_AreBadNumbers(string lost) =>
        Decoding.WithFormat(Default, Line("tgw-attach-a", "-", "ingress", lost)).AssertRejects(RejectReason.BadNumber);

    [Theory]
    [InlineData(Default, true)]
    [InlineData("srcaddr dstaddr protocol packets bytes start end tgw-id", true)]
    [InlineData("srcaddr dstaddr protocol packets bytes start end tgw-src-eni", true)]
    [InlineData("srcaddr dstaddr protocol packets bytes start end interface-id", false)]
    public void Format_WithAFieldOfTheGateway_IsATransitGateways(string names, bool expected) =>
        Assert.Equal(expected, FlowLogFormat.Parse(names).IsTransitGateway);

    [Fact]
    public void Format_WithoutAttachment_CannotTellReportersApart() =>
        Assert.False(FlowLogFormat.Parse(Default.Replace("tgw-attachment-id ", "", StringComparison.Ordinal)).HasIdentity);

    private static string Line(string attachment, string pair, string direction, string lost = "0 0 0 0", string counters = "10 900") =>
        $"6 TransitGateway 111122223333 tgw-1 {attachment} 111122223333 444455556666 vpc-a vpc-b subnet-a subnet-b eni-a eni-b use1-az1 "
        + $"use1-az2 {pair} 10.1.0.4 10.2.0.9 40000 443 6 {counters} 1600000000 1600000060 OK IPv4 {lost} 3 us-east-1 {direction} - -";
}
