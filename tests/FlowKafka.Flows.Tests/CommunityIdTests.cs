using System.Text.Json;

using Xunit;

namespace FlowKafka.Flows.Tests;

public class CommunityIdTests
{
    [Fact]
    public void Of_PublishedVectors_AllAgree()
    {
        if (!Samples.TryRead("formats/community-id/baseline_deflt.json", out var bytes))
            return;
        using var vectors = JsonDocument.Parse(bytes);
        foreach (var vector in vectors.RootElement.EnumerateArray())
        {
            var id = CommunityId.Of(
                IpAddress.Parse(vector.GetProperty("saddr").GetString()!),
                IpAddress.Parse(vector.GetProperty("daddr").GetString()!),
                vector.GetProperty("proto").GetByte(),
                Port(vector.GetProperty("sport")),
                Port(vector.GetProperty("dport")));
            Assert.Equal(vector.GetProperty("communityid").GetString(), id);
        }
    }

    [Fact]
    public void Of_Record_IsTheSameForBothDirections()
    {
        var there = new FlowRecord
        {
            Source = IpAddress.Parse("128.232.110.120"),
            Destination = IpAddress.Parse("66.35.250.204"),
            SourcePort = 34855,
            DestinationPort = 80,
            Protocol = 6,
        };
        var back = there with
        {
            Source = there.Destination,
            Destination = there.Source,
            SourcePort = there.DestinationPort,
            DestinationPort = there.SourcePort,
        };

        Assert.Equal("1:LQU9qZlK+B5F3KDmev6m5PMibrg=", CommunityId.Of(there));
        Assert.Equal("1:LQU9qZlK+B5F3KDmev6m5PMibrg=", CommunityId.Of(back));
        Assert.NotEqual(CommunityId.Of(there), CommunityId.Of(there, seed: 1));
    }

    private static ushort Port(JsonElement port) => port.ValueKind == JsonValueKind.Null ? (ushort)0 : port.GetUInt16();
}
