using FlowKafka.Detection.Hosts;
using FlowKafka.Detection.Orientation;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;
using Xunit;

namespace FlowKafka.Detection.Tests.Hosts;

public sealed class RotationTests
{
    private readonly HostTraffic _traffic = new();

    private List<(WindowPoint Point, ServerRotation Rotation)> Told => new HostBench().Run(_traffic.Points).Told.Rotations;

    private static int WindowOf(in WindowPoint point) => (int)((point.Start - HostTraffic.Origin) / HostTraffic.Size);

    [Fact]
    public void Rotating_AConversationAtOneAddress_IsNotTold()
    {
        _traffic.Talk(0, 20, "10.0.0.1", "203.0.113.5");
        Assert.Empty(Told);
    }

    [Fact]
    public void Rotating_FromTheSecondAddressOn_TellsTheWhole()
    {
        _traffic.Talk(0, 2, "10.0.0.1", "203.0.113.5").Talk(3, 4, "10.0.0.1", "203.0.113.9", bytes: 70);
        var (point, rotation) = Told[0];

        Assert.Equal(2, Told.Count);
        Assert.Equal(("203.0.113.0/24", 3333, "203.0.113.9"), (rotation.Network, rotation.Port, rotation.Newest.ToString()));
        Assert.Equal(["203.0.113.5", "203.0.113.9"], rotation.Servers.Select(server => server.ToString()));
        Assert.Equal(RotationKey.Of(IpAddress.Parse("10.0.0.1"), IpAddress.Parse("203.0.113.0"), 6, "", "203.0.113.0/24", 3333), point.Pair);
        Assert.Equal((HostTraffic.EndOf(2), HostTraffic.EndOf(3)), (point.Start, point.End));
        Assert.Equal(new SentTraffic(70, 35, 1, "111122223333/eni-1", 1), point.Lower);
        Assert.Equal(new SentTraffic(74, 35, 1, "111122223333/eni-2", 1), point.Higher);
        Assert.Equal(
            new Conversation
            {
                Start = HostTraffic.Origin,
                LastTraffic = HostTraffic.EndOf(2),
                Points = 4,
                LowerBytes = 220,
                LowerPackets = 110,
                HigherBytes = 236,
                HigherPackets = 110,
                ServicePorts = new(4, 0, Side.Lower),
            },
            point.Conversation);
    }

    [Fact]
    public void Rotating_TwoAddressesInOneWindow_AddsThemUp()
    {
        _traffic.Add(0, "10.0.0.1", "203.0.113.5")
            .Add(1, "10.0.0.1", "203.0.113.5", bytes: 40, minutes: 0b11, clientPort: 40_001)
            .Add(1, "10.0.0.1", "203.0.113.9", bytes: 90, minutes: 0b110, clientPort: 40_002);
        var (point, rotation) = Assert.Single(Told);
        Assert.Equal("203.0.113.9", rotation.Newest.ToString());
        Assert.Equal((130, 65, 2), (point.Lower.Bytes, point.Lower.Packets, point.Lower.Records));
        Assert.Equal(0b111UL, point.ActiveMinutes);
        Assert.Equal((new PortsSeen(2, 40_002), new PortsSeen(1, 3333)), (point.LowerPorts, point.HigherPorts));
        Assert.Equal((40_002, 40_001), (point.Newest.LowerPort, point.SecondNewest.LowerPort));
        Assert.Equal(2, point.Conversation.Points);
    }

    [Fact]
    public void Rotating_AfterEightWindowsAtOneAddress_IsOver()
    {
        _traffic.Talk(0, 3, "10.0.0.1", "203.0.113.5").Talk(4, 20, "10.0.0.1", "203.0.113.9");
        Assert.Equal([4, 5, 6, 7, 8, 9, 10], Told.Select(told => WindowOf(told.Point)));
    }

    [Fact]
    public void Rotating_WithStaysOfSevenWindows_HasNoGap()
    {
        for (var window = 0; window < 42; window++)
            _traffic.Add(window, "10.0.0.1", $"203.0.113.{1 + (window / 7)}");
        Assert.Equal(Enumerable.Range(7, 35), Told.Select(told => WindowOf(told.Point)));
    }

    [Theory]
    [InlineData(9, 1, 5)]
    [InlineData(10, 2, 0)]
    public void Rotating_AfterSilence_IsAnotherConversationWhenItIsLongEnough(int again, int starts, int silent)
    {
        _traffic.Talk(0, 2, "10.0.0.1", "203.0.113.5").Add(3, "10.0.0.1", "203.0.113.9").Add(again, "10.0.0.1", "203.0.113.7")
            .Add(again + 1, "10.0.0.1", "203.0.113.5");
        Assert.Equal(starts, Told.Select(told => told.Point.Conversation.Start).Distinct().Count());
        Assert.Equal(silent, Told[^1].Point.Conversation.SilentWindows);
    }

    [Fact]
    public void Rotating_AnUnknownWindow_IsToldAsUnknown()
    {
        _traffic.Talk(0, 1, "10.0.0.1", "203.0.113.5").Add(2, "10.0.0.1", "203.0.113.9").Add(3, "10.0.0.1", "203.0.113.9", lost: true);
        var point = Told[^1].Point;
        Assert.Equal((true, false, 3, 1), (point.Unknown, point.HasTraffic, point.Conversation.Points, point.Conversation.UnknownWindows));
    }

    [Theory]
    [InlineData("10.0.0.1", "203.0.114.9", 3333)]
    [InlineData("10.0.0.2", "203.0.113.9", 3333)]
    [InlineData("10.0.0.1", "203.0.113.9", 3334)]
    public void Rotating_AnotherNetworkClientOrPort_IsAnotherConversation(string client, string server, ushort port)
    {
        _traffic.Talk(0, 2, "10.0.0.1", "203.0.113.5").Talk(3, 5, client, server, port);
        Assert.Empty(Told);
    }

    [Theory]
    [InlineData(9999, 1)]
    [InlineData(9998, 0)]
    public void Rotating_AnyNetworksAtAPoolsPort_AreOneConversation(ushort port, int expected)
    {
        _traffic.Talk(0, 2, "10.0.0.1", "203.0.113.5", port).Talk(3, 3, "10.0.0.1", "198.51.100.9", port);
        Assert.Equal(Enumerable.Repeat("0.0.0.0/0", expected), Told.Select(told => told.Rotation.Network));
    }

    [Fact]
    public void Rotating_ClientsFromOutside_AreNotStitched()
    {
        _traffic.Talk(0, 2, "203.0.113.1", "10.0.0.1").Talk(3, 5, "203.0.113.1", "10.0.0.2");
        Assert.Empty(Told);
    }

    [Fact]
    public void Rotating_AddressesOfIpv6_ShareTheirFirst48Bits()
    {
        _traffic.Talk(0, 2, "fd00::1", "2001:db8:7:1::1").Talk(3, 3, "fd00::1", "2001:db8:7:ffff::2").Talk(4, 4, "fd00::1", "2001:db8:8::1");
        var (_, rotation) = Assert.Single(Told);
        Assert.Equal("2001:db8:7::/48", rotation.Network);
    }

    [Fact]
    public void Rotating_AddressesThatShareALabel_AreOneConversation()
    {
        _traffic.Talk(0, 2, "203.0.112.1", "203.0.113.5").Talk(3, 3, "203.0.112.1", "198.51.100.9");
        var bench = new HostBench(poolLabel: (_, port) => port == 3333 ? "pool.example|x" : null).Run(_traffic.Points);
        var (point, rotation) = Assert.Single(bench.Told.Rotations);
        Assert.Equal(("pool.example|x", "198.51.100.9"), (rotation.Network, rotation.Newest.ToString()));
        Assert.Equal(["198.51.100.9", "203.0.113.5"], rotation.Servers.Select(server => server.ToString()));
        Assert.Equal(("", "203.0.112.1"), (RotationKey.TenantOf(point.Pair.Tenant), point.Pair.Lower.ToString()));
    }

    [Fact]
    public void Rotating_WhateverThePair_HasTheSameClient()
    {
        // A client above its servers, one outside of the own networks, and random traffic.
        _traffic.Talk(0, 2, "203.0.200.1", "203.0.113.5").Talk(3, 4, "203.0.200.1", "203.0.113.9");
        var told = new HostBench(poolLabel: RandomHosts.Label).Run([.. _traffic.Points, .. RandomHosts.Of(3).Where(point => point.Start > HostTraffic.EndOf(9))]).Told.Rotations;
        Assert.True(told.Count > 100);
        Assert.All(told, entry =>
        {
            var client = ClientOrientation.Decide(entry.Point.Conversation, entry.Point.Pair, OwnNetworks.Private).Client;
            var address = client == Side.Lower ? entry.Point.Pair.Lower : entry.Point.Pair.Higher;
            Assert.Contains(address.ToString(), new[] { "203.0.200.1", "10.0.0.3", "10.0.0.4", "10.0.0.5", "fd00::7", "10.0.2.1" });
        });
    }
}
