using System.Text;

using Xunit;

namespace FlowKafka.Flows.Tests;

public class AzureTests
{
    private const string Subscription = "00000000-1111-2222-3333-444444444444";

    /// <summary>A record of a virtual network's flow log.</summary>
    internal static string Vnet(params string[] tuples) =>
        """{"time":"2022-09-14T09:00:52.5625085Z","flowLogVersion":4,"flowLogGUID":"66aa66aa-bb77-cc88-dd99-00ee00ee00ee","""
        + """ "macAddress":"112233AABBCC","category":"FlowLogFlowEvent","flowLogResourceID":"/SUBSCRIPTIONS/00000000-1111-2222-3333-444444444444/RESOURCEGROUPS/RG/PROVIDERS/MICROSOFT.NETWORK/NETWORKWATCHERS/W/FLOWLOGS/F","""
        + """ "targetResourceID":"/subscriptions/00000000-1111-2222-3333-444444444444/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/myVNet","operationName":"FlowLogFlowEvent","""
        + """ "flowRecords":{"flows":[{"aclID":"00aa00aa-bb11-cc22-dd33-44ee44ee44ee","flowGroups":[{"rule":"DefaultRule_AllowInternetOutBound","flowTuples":["""
        + string.Join(',', tuples.Select(t => $"\"{t}\"")) + "]}]}]}}";

    /// <summary>A record of a security group's flow log.</summary>
    internal static string Nsg(params string[] tuples) =>
        """{"time":"2018-11-13T12:00:35.3899262Z","systemId":"a0fca5ce-022c-47b1-9735-89943b42f2fa","category":"NetworkSecurityGroupFlowEvent","""
        + """ "resourceId":"/SUBSCRIPTIONS/00000000-1111-2222-3333-444444444444/RESOURCEGROUPS/RG/PROVIDERS/MICROSOFT.NETWORK/NETWORKSECURITYGROUPS/MY-NSG","operationName":"NetworkSecurityGroupFlowEvents","""
        + """ "properties":{"Version":2,"flows":[{"rule":"UserRule_default-allow-rdp","flows":[{"mac":"000D3AF87856","flowTuples":["""
        + string.Join(',', tuples.Select(t => $"\"{t}\"")) + "]}]}]}}";

    private static (string, string, int, int, int, int, long, long, long, long, FlowDirection, FlowAction) Told(FlowRecord r) =>
        (r.Source.ToString(), r.Destination.ToString(), r.SourcePort, r.DestinationPort, r.Protocol, r.TcpFlags, r.Packets, r.Bytes, r.Start, r.End, r.Direction, r.Action);

    [Fact]
    public void Vnet_FlowThatGoesOn_IsTwoRecordsOfTheFiveMinutesBefore()
    {
        var decoding = Decoding.Of(Vnet("1663146003606,10.0.0.6,192.0.2.180,23956,443,6,O,C,NX,767,108256,789,99457"));

        Assert.Equal(
            [
                ("10.0.0.6", "192.0.2.180", 23956, 443, 6, 0x02, 767, 108256, 1663145703606, 1663146003606, FlowDirection.Egress, FlowAction.Accept),
                ("192.0.2.180", "10.0.0.6", 443, 23956, 6, 0x12, 789, 99457, 1663145703606, 1663146003606, FlowDirection.Ingress, FlowAction.Accept),
            ],
            decoding.Sink.Records.Select(Told));
        Assert.Equal($"{Subscription}/112233aabbcc", decoding.Symbols[decoding.Sink.Records[0].Reporter]);
        Assert.Equal(Subscription, decoding.Symbols[decoding.Sink.Records[0].Tenant]);
        Assert.Equal(2, decoding.Counts.AcceptedOf(FlowLogSource.AzureVnet));
        Assert.All(decoding.Sink.Records, r => Assert.True(r.HasIdentity));
        Assert.NotEqual(decoding.Sink.Records[0].Identity, decoding.Sink.Records[1].Identity);
    }

    [Fact]
    public void Vnet_FlowThatEnds_StandsAtItsTime()
    {
        var record = Decoding.Of(Vnet("1663146003607,10.0.0.6,192.0.2.180,23956,443,17,I,E,X,1,66,0,0")).Only;

        Assert.Equal(
            ("10.0.0.6", "192.0.2.180", 23956, 443, 17, 0, 1, 66, 1663146003607, 1663146003607, FlowDirection.Ingress, FlowAction.Accept),
            Told(record));
    }

    [Fact]
    public void Vnet_FlowThatBegins_HasNoCounters()
    {
        var decoding = Decoding.Of(Vnet("1663146003599,10.0.0.6,192.0.2.180,23956,443,6,O,B,NX,0,0,0,0"));

        Assert.Equal((SkipReason.NoCounters, new RecordPlace(0, 0)), Assert.Single(decoding.Sink.Skips));
        Assert.Equal(1, decoding.Counts.Offered);
    }

    [Fact]
    public void Vnet_DeniedFlow_IsARefusedRecord()
    {
        var decoding = Decoding.Of(Vnet("1663145998065,101.33.218.153,10.0.0.6,55188,22,6,I,D,NX,0,0,0,0"));

        Assert.Equal(
            ("101.33.218.153", "10.0.0.6", 55188, 22, 6, 0x02, 0, 0, 1663145998065, 1663145998065, FlowDirection.Ingress, FlowAction.Reject),
            Told(decoding.Only));
    }

    [Fact]
    public void Nsg_Version2_GivesWhatWasSentSinceTheTupleBefore()
    {
        var decoding = Decoding.Of(Nsg(
            "1493763938,185.170.185.105,10.2.0.4,35370,23,T,I,A,B,,,,",
            "1493695838,185.170.185.105,10.2.0.4,35370,23,T,I,A,C,1021,588096,8005,4610880",
            "1493696138,185.170.185.105,10.2.0.4,35370,23,U,O,A,E,52,29952,47,27072",
            "1493696138,185.170.185.105,10.2.0.4,35370,23,T,I,D,B,,,,"));

        Assert.Equal(
            [
                ("185.170.185.105", "10.2.0.4", 35370, 23, 6, 0x02, 1021, 588096, 1493695538000, 1493695838000, FlowDirection.Ingress, FlowAction.Accept),
                ("10.2.0.4", "185.170.185.105", 23, 35370, 6, 0x12, 8005, 4610880, 1493695538000, 1493695838000, FlowDirection.Egress, FlowAction.Accept),
                ("185.170.185.105", "10.2.0.4", 35370, 23, 17, 0, 52, 29952, 1493696138000, 1493696138000, FlowDirection.Egress, FlowAction.Accept),
                ("10.2.0.4", "185.170.185.105", 23, 35370, 17, 0, 47, 27072, 1493696138000, 1493696138000, FlowDirection.Ingress, FlowAction.Accept),
                ("185.170.185.105", "10.2.0.4", 35370, 23, 6, 0x02, 0, 0, 1493696138000, 1493696138000, FlowDirection.Ingress, FlowAction.Reject),
            ],
            decoding.Sink.Records.Select(Told));
        Assert.Equal([new(0, 1), new(0, 1), new(0, 2), new(0, 2), new(0, 3)], decoding.Sink.Places);
        Assert.Equal((SkipReason.NoCounters, new RecordPlace(0, 0)), Assert.Single(decoding.Sink.Skips));
        Assert.Equal($"{Subscription}/000d3af87856", decoding.Symbols[decoding.Sink.Records[0].Reporter]);
        Assert.Equal(5, decoding.Counts.AcceptedOf(FlowLogSource.AzureNsg));
    }

    [Fact]
    public void Nsg_Version1_SaysOnlyWhatWasDenied()
    {
        var decoding = Decoding.Of(Nsg(
            "1487282421,42.119.146.95,10.1.0.4,51529,5358,T,I,D", "1487282421,10.1.0.4,42.119.146.95,51529,3333,T,O,A"));

        Assert.Equal((FlowAction.Reject, 5358), (decoding.Only.Action, decoding.Only.DestinationPort));
        Assert.Equal((SkipReason.NoCounters, new RecordPlace(0, 1)), Assert.Single(decoding.Sink.Skips));
    }

    [Fact]
    public void Vnet_TuplesWithoutEncryption_AreThoseOfTheEarliestLogs()
    {
        var decoding = Decoding.Of(Vnet(
            "1747411200000,10.0.0.1,10.0.0.2,1234,443,T,O,E,4,600,3,400", "1747411201000,10.0.0.1,10.0.0.2,1235,443,T,O,B",
            "1747411202000,10.0.0.1,10.0.0.2,1236,443,T,O,D"));

        Assert.Equal([(4, 600), (3, 400), (0, 0)], decoding.Sink.Records.Select(r => (r.Packets, r.Bytes)));
        Assert.Equal((FlowAction.Reject, 1236), (decoding.Sink.Records[2].Action, decoding.Sink.Records[2].SourcePort));
        Assert.Equal((SkipReason.NoCounters, new RecordPlace(0, 1)), Assert.Single(decoding.Sink.Skips));
    }

    [Theory]
    [InlineData("99999999999", 99999999999000)]
    [InlineData("100000000000", 100000000000)]
    [InlineData("253402300799999", 253402300799999)]
    [InlineData("0", 0)]
    public void Time_SecondsOrMilliseconds_AreToldByTheirSize(string time, long milliseconds) =>
        Assert.Equal(milliseconds, Decoding.Of(Nsg(time + ",10.0.0.1,10.0.0.2,1,2,T,I,D")).Only.End);

    [Theory]
    [InlineData("1663146003599,10.0.0.6,192.0.2.180,23956,443,6,O,E,NX,1,1,1", RejectReason.BadNumber)]
    [InlineData("1663146003599,10.0.0.6,192.0.2.180,23956,443,6,O,E,1,1,1", RejectReason.FieldCount)]
    [InlineData("1663146003599,10.0.0.6,192.0.2.180,23956,443,6,O,E,NX,1,1,1,1,1", RejectReason.FieldCount)]
    [InlineData("1663146003599,10.0.0.6,192.0.2.180,23956,443,6,O", RejectReason.FieldCount)]
    [InlineData("", RejectReason.FieldCount)]
    [InlineData(",10.0.0.6,192.0.2.180,23956,443,6,O,E,NX,1,1,1,1", RejectReason.MissingField)]
    [InlineData("253402300800000,10.0.0.6,192.0.2.180,23956,443,6,O,E,NX,1,1,1,1", RejectReason.BadNumber)]
    [InlineData("1663146003599,,192.0.2.180,23956,443,6,O,E,NX,1,1,1,1", RejectReason.MissingField)]
    [InlineData("1663146003599,10.0.0.256,192.0.2.180,23956,443,6,O,E,NX,1,1,1,1", RejectReason.BadAddress)]
    [InlineData("1663146003599,10.0.0.6,192.0.2.180,65536,443,6,O,E,NX,1,1,1,1", RejectReason.BadNumber)]
    [InlineData("1663146003599,10.0.0.6,192.0.2.180,23956,443,256,O,E,NX,1,1,1,1", RejectReason.BadNumber)]
    [InlineData("1663146003599,10.0.0.6,192.0.2.180,23956,443,,O,E,NX,1,1,1,1", RejectReason.MissingField)]
    [InlineData("1663146003599,10.0.0.6,192.0.2.180,23956,443,6,X,E,NX,1,1,1,1", RejectReason.BadValue)]
    [InlineData("1663146003599,10.0.0.6,192.0.2.180,23956,443,6,O,F,NX,1,1,1,1", RejectReason.BadValue)]
    [InlineData("1663146003599,10.0.0.6,192.0.2.180,23956,443,6,O,E,NX,-1,1,1,1", RejectReason.BadNumber)]
    [InlineData("1663146003599,10.0.0.6,192.0.2.180,23956,443,6,O,E,NX,9223372036854775808,1,1,1", RejectReason.BadNumber)]
    [InlineData("\\ud800", RejectReason.BadValue)]
    public void Tuple_Malformed_IsRejectedAlone(string tuple, RejectReason reason)
    {
        const string good = "1663146003606,10.0.0.6,192.0.2.180,23956,443,6,O,E,NX,1,66,1,66";
        var decoding = Decoding.Of(Vnet(good, tuple, good));

        decoding.AssertRejects(reason);
        Assert.Equal(new RecordPlace(0, 1), decoding.Sink.Rejects[0].Place);
        Assert.Equal([0, 0, 2, 2], decoding.Sink.Places.Select(p => p.Line));
        if (reason != RejectReason.BadValue || tuple[0] != '\\')
            Assert.Equal(tuple, decoding.Sink.Rejects[0].Raw);
    }

    [Fact]
    public void Tuple_ThatIsNoText_IsRejectedAlone()
    {
        var decoding = Decoding.Of(Vnet("1663146003606,10.0.0.6,192.0.2.180,23956,443,6,O,E,NX,1,66,1,66").Replace("[\"16", "[{\"a\":[1]},\"16", StringComparison.Ordinal));

        decoding.AssertRejects(RejectReason.BadValue);
        Assert.Equal("{\"a\":[1]}", decoding.Sink.Rejects[0].Raw);
        Assert.Equal(2, decoding.Counts.Accepted);
    }

    [Fact]
    public void Blob_OfBothKinds_IsReadRecordByRecord()
    {
        var vnet = Vnet("1663146003606,10.0.0.6,192.0.2.180,23956,443,6,O,E,NX,1,66,1,66");
        var nsg = Nsg("1493696138,185.170.185.105,10.2.0.4,35370,23,T,I,A,E,52,29952,47,27072");
        var blob = Encoding.UTF8.GetBytes("{\"records\":[\r\n" + vnet + ",\r\n" + nsg + "\r\n]}");
        var split = Encoding.UTF8.GetBytes(vnet + "\n" + nsg);

        foreach (var decoding in new[] { new Decoding().Decode(blob), new Decoding().Read(Decoding.Gzip(blob)), new Decoding().Decode(split) })
        {
            Assert.Equal([new(0, 0), new(0, 0), new(1, 0), new(1, 0)], decoding.Sink.Places);
            Assert.Equal((2, 2), (decoding.Counts.AcceptedOf(FlowLogSource.AzureVnet), decoding.Counts.AcceptedOf(FlowLogSource.AzureNsg)));
        }
    }

    [Fact]
    public void Source_OfOneKind_LeavesTheOther()
    {
        var options = new FlowLogDecoderOptions { Source = FlowLogSource.AzureNsg };

        Decoding.Of(Vnet("1663146003606,10.0.0.6,192.0.2.180,23956,443,6,O,E,NX,1,66,1,66"), options).AssertRejects(RejectReason.UnknownShape);
        Assert.Equal(1, Decoding.Of(Nsg("1487282421,42.119.146.95,10.1.0.4,51529,5358,T,I,D"), options).Counts.Accepted);
    }

    [Fact]
    public void Record_OfAnotherCategory_IsSkipped()
    {
        var decoding = Decoding.Of($$"""{"records":[{"time":"2026-01-01T00:00:00Z","resourceId":"/SUBSCRIPTIONS/{{Subscription}}/RESOURCEGROUPS/G","category":"AuditEvent","operationName":"x","properties":{} },{{Nsg()}}]}""");

        Assert.Equal([SkipReason.OtherRecord, SkipReason.OtherRecord], decoding.Sink.Skips.Select(s => s.Reason));
        Assert.Equal([0, 1], decoding.Sink.Skips.Select(s => s.Place.Document));
    }

    [Fact]
    public void Record_BrokenOff_GivesNothingAndIsRejectedOnce()
    {
        var whole = Vnet("1663146003606,10.0.0.6,192.0.2.180,23956,443,6,O,E,NX,1,66,1,66");
        var decoding = Decoding.Of("{\"records\":[\n" + whole + ",\n" + whole[..^3] + "\n");

        Assert.Equal(2, decoding.Counts.Accepted);
        decoding.AssertRejects(RejectReason.UnknownShape);
        Assert.Equal(whole[..^3] + "\n", decoding.Sink.Rejects[0].Raw);
    }

    [Fact]
    public void Names_InAnyOrder_AreFound()
    {
        const string tuple = "1493696138,185.170.185.105,10.2.0.4,35370,23,T,I,D,B,,,,";
        var usual = Decoding.Of(Nsg(tuple)).Only;
        var turned = Nsg(tuple).Replace("\"mac\":\"000D3AF87856\",", "", StringComparison.Ordinal).Replace("\"]}", "\"],\"more\":[{\"mac\":1}],\"mac\":\"000D3AF87856\"}", StringComparison.Ordinal);

        Assert.Equal(usual.Identity, Decoding.Of(turned).Only.Identity);
    }

    [Fact]
    public void Names_WithoutAnInterface_AreTheResource()
    {
        var decoding = Decoding.Of(Nsg("1487282421,42.119.146.95,10.1.0.4,51529,5358,T,I,D").Replace("\"mac\"", "\"x\"", StringComparison.Ordinal));

        Assert.Equal($"{Subscription}/my-nsg", decoding.Symbols[decoding.Only.Reporter]);
    }

    [Fact]
    public void Tenancy_ByNetwork_NamesTheVirtualNetwork()
    {
        var options = new FlowLogDecoderOptions { Tenancy = Tenancy.AccountAndVpc };
        var decoding = Decoding.Of(Vnet("1663145998065,101.33.218.153,10.0.0.6,55188,22,6,I,D,NX,0,0,0,0"), options);

        Assert.Equal($"{Subscription}/myvnet", decoding.Symbols[decoding.Only.Tenant]);
    }

    [Fact]
    public void EventIdentity_TuplesOfAnEvent_HaveOneEach()
    {
        const string tuple = "1663146003606,10.0.0.6,192.0.2.180,23956,443,6,O,E,NX,1,66,1,66";
        var message = System.Text.Json.JsonSerializer.Serialize(Vnet(tuple, tuple));
        var decoding = Decoding.Of($$"""{"messageType":"DATA_MESSAGE","owner":"1","logEvents":[{"id":"1","message":{{message}}},{"id":"2","message":{{message}}}]}""");

        Assert.Equal(8, decoding.Sink.Records.Select(r => r.Identity).Distinct().Count());
    }
}
