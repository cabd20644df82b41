using Xunit;

namespace FlowKafka.Flows.Tests;

/// <summary>The cases are those of AWS's user guide: a NAT gateway, a transit gateway's interface, and a pod whose address
/// is not that of its node.</summary>
public class AddressKeyingTests
{
    private const string Format =
        "interface-id srcaddr dstaddr pkt-srcaddr pkt-dstaddr srcport dstport protocol packets bytes start end log-status";

    [Theory]
    [InlineData("NAT gateway, from the instance", "10.0.1.5 10.0.0.220 10.0.1.5 203.0.113.5", "10.0.1.5 203.0.113.5", "10.0.1.5 10.0.0.220")]
    [InlineData("NAT gateway, to the internet", "10.0.0.220 203.0.113.5 10.0.0.220 203.0.113.5", "10.0.0.220 203.0.113.5", "10.0.0.220 203.0.113.5")]
    [InlineData("NAT gateway, from the internet", "203.0.113.5 10.0.0.220 203.0.113.5 10.0.0.220", "203.0.113.5 10.0.0.220", "203.0.113.5 10.0.0.220")]
    [InlineData("NAT gateway, to the instance", "10.0.0.220 10.0.1.5 203.0.113.5 10.0.1.5", "203.0.113.5 10.0.1.5", "10.0.0.220 10.0.1.5")]
    [InlineData("the instance itself", "10.0.1.5 203.0.113.5 10.0.1.5 203.0.113.5", "10.0.1.5 203.0.113.5", "10.0.1.5 203.0.113.5")]
    [InlineData("transit gateway, request", "10.40.1.175 10.40.2.236 10.20.33.164 10.40.2.236", "10.20.33.164 10.40.2.236", "10.40.1.175 10.40.2.236")]
    [InlineData("transit gateway, response", "10.40.2.236 10.40.2.31 10.40.2.236 10.20.33.164", "10.40.2.236 10.20.33.164", "10.40.2.236 10.40.2.31")]
    [InlineData("pod, out of its node", "10.1.0.10 203.0.113.9 10.1.0.77 203.0.113.9", "10.1.0.77 203.0.113.9", "10.1.0.10 203.0.113.9")]
    public void Key_OfAnIntermediateLayer_IsTheKeyingsPair(string layer, string addresses, string packet, string plain)
    {
        Assert.NotEmpty(layer);
        Assert.Equal(packet, KeyOf(addresses, AddressKeying.Auto));
        Assert.Equal(packet, KeyOf(addresses, AddressKeying.Pkt));
        Assert.Equal(plain, KeyOf(addresses, AddressKeying.Plain));
    }

    [Theory]
    [InlineData("10.0.1.5 10.0.0.220 - -", "10.0.1.5 10.0.0.220")]
    [InlineData("10.0.1.5 10.0.0.220 - 203.0.113.5", "10.0.1.5 203.0.113.5")]
    public void PacketAddress_Absent_IsTheInterfacesUnderAutoAndMissingUnderPacket(string addresses, string key)
    {
        Assert.Equal(key, KeyOf(addresses, AddressKeying.Auto));
        Decode(addresses, AddressKeying.Pkt).AssertRejects(RejectReason.MissingField);
        Assert.Equal("10.0.1.5 10.0.0.220", KeyOf(addresses, AddressKeying.Plain));
    }

    [Theory]
    [InlineData(AddressKeying.Auto)]
    [InlineData(AddressKeying.Plain)]
    public void DefaultFormat_KeyingThatNeedsNoPacketAddresses_IsTaken(AddressKeying keying) =>
        Assert.Equal(Decoding.Of(Decoding.Line).Only, Decoding.Of(Decoding.Line, new() { Keying = keying }).Only);

    [Fact]
    public void DefaultFormat_KeyingByPackets_IsRejectedLineByLine()
    {
        Decoding.Of(Decoding.Line + "\n" + Decoding.Line, new() { Keying = AddressKeying.Pkt })
            .AssertRejects(RejectReason.MissingField, RejectReason.MissingField);
        Assert.False(FlowLogFormat.Default.HasPacketAddresses);
        Assert.True(FlowLogFormat.Default.HasPlainAddresses);
        Assert.True(FlowLogFormat.Parse(Format).HasPacketAddresses);
    }

    [Theory]
    [InlineData(AddressKeying.Auto, "10.0.1.5 10.0.0.220 10.0.1.5 203.0.113.5", "10.0.1.6 10.0.0.220 10.0.1.5 203.0.113.5")]
    [InlineData(AddressKeying.Pkt, "10.0.1.5 10.0.0.220 10.0.1.5 203.0.113.5", "10.0.1.5 10.0.0.221 10.0.1.5 203.0.113.5")]
    [InlineData(AddressKeying.Plain, "10.0.1.5 10.0.0.220 10.0.1.5 203.0.113.5", "10.0.1.5 10.0.0.220 10.0.1.5 203.0.113.6")]
    [InlineData(AddressKeying.Plain, "10.0.1.5 10.0.0.220 - -", "10.0.1.5 10.0.0.220 10.0.1.5 203.0.113.6")]
    public void Identity_OtherAddressesOnlyDiffer_TellsTheRecordsApart(AddressKeying keying, string one, string other)
    {
        Assert.Equal(KeyOf(one, keying), KeyOf(other, keying));
        Assert.NotEqual(Decode(one, keying).Only.Identity, Decode(other, keying).Only.Identity);
        Assert.Equal(Decode(one, keying).Only.Identity, Decode(one, keying).Only.Identity);
    }

    [Theory]
    [InlineData("10.0.1.5 203.0.113.5 10.0.1.5 203.0.113.5")]
    [InlineData("10.0.1.5 203.0.113.5 - -")]
    public void Identity_WithoutTranslation_IsThatOfTheFormatWithoutPacketAddresses(string addresses)
    {
        var plain = Decoding.WithFormat(
            Format.Replace(" pkt-srcaddr pkt-dstaddr", "", StringComparison.Ordinal), Line("10.0.1.5 203.0.113.5")).Only;

        Assert.Equal(plain, Decode(addresses, AddressKeying.Auto).Only);
        Assert.Equal(plain, Decode(addresses, AddressKeying.Plain).Only);
    }

    [Theory]
    [InlineData(AddressKeying.Auto, "10.0.1.999 10.0.0.220 10.0.1.5 203.0.113.5")]
    [InlineData(AddressKeying.Plain, "10.0.1.5 10.0.0.220 10.0.1.5 203.0.113")]
    public void OtherAddress_Malformed_IsABadAddress(AddressKeying keying, string addresses) =>
        Decode(addresses, keying).AssertRejects(RejectReason.BadAddress);

    private static string KeyOf(string addresses, AddressKeying keying)
    {
        var record = Decode(addresses, keying).Only;
        return $"{record.Source} {record.Destination}";
    }

    private static Decoding Decode(string addresses, AddressKeying keying) =>
        Decoding.Of(Line(addresses), new() { Format = FlowLogFormat.Parse(Format), Keying = keying });

    private static string Line(string addresses) => $"eni-1 {addresses} 40000 443 6 10 900 1600000000 1600000060 OK";
}
