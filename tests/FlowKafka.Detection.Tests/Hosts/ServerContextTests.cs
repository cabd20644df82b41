using FlowKafka.Detection.Hosts;
using FlowKafka.Detection.Profiles;
using Xunit;

namespace FlowKafka.Detection.Tests.Hosts;

public sealed class ServerContextTests
{
    private const int Day = 144;

    private readonly HostTraffic _traffic = new();

    private HostTellings Told => new HostBench().Run(_traffic.Points).Told;

    [Fact]
    public void Tell_TheFirstPointOfAConversation_IsLeftOut()
    {
        _traffic.Talk(0, 1, "10.0.0.1", "198.51.100.7");
        Assert.Equal([HostTraffic.EndOf(1)], Told.Servers.Select(told => told.Server.AsOf));
    }

    [Fact]
    public void Tell_AnUnknownWindow_IsLeftOut()
    {
        _traffic.Talk(0, 1, "10.0.0.1", "198.51.100.7").Add(2, "10.0.0.1", "198.51.100.7", unknown: true);
        Assert.Equal([HostTraffic.EndOf(1)], Told.Servers.Select(told => told.Server.AsOf));
    }

    [Fact]
    public void Tell_AServerOfTwoClients_KnowsFirstSeenClientsAndTypicalWindow()
    {
        _traffic.Add(0, "10.0.0.1", "198.51.100.7", bytes: 800).Talk(1, 2, "10.0.0.2", "198.51.100.7", bytes: 800);
        Assert.Equal(
            new ServerContext
            {
                AsOf = HostTraffic.EndOf(2),
                FirstSeen = HostTraffic.Origin,
                Clients = 2,
                Typical = new OrientedPoint(800, 400, 804, 400),
            },
            Told.ServerOf("10.0.0.2", "198.51.100.7"));
    }

    [Fact]
    public void Clients_OfTheDayBefore_AreCountedAndOfTheOneBeforeAreNot()
    {
        _traffic.Add(Day - 1, "10.0.0.1", "198.51.100.7").Add(Day, "10.0.0.2", "198.51.100.7").Talk((2 * Day) - 2, 2 * Day, "10.0.0.3", "198.51.100.7");
        Assert.Equal([3, 2], Told.Servers.Select(told => told.Server.Clients));
    }

    [Fact]
    public void Clients_OfAnotherPort_AreAnotherServers()
    {
        _traffic.Add(0, "10.0.0.1", "198.51.100.7", port: 443).Talk(0, 1, "10.0.0.2", "198.51.100.7");
        Assert.Equal(1, Told.ServerOf("10.0.0.2", "198.51.100.7").Clients);
    }

    [Theory]
    [InlineData(8 * Day, 0)]
    [InlineData((8 * Day) + 1, 1)]
    public void FirstSeen_OfAServerThatWasBriefThere_IsRememberedForEightDays(int again, int first)
    {
        _traffic.Add(0, "10.0.0.1", "198.51.100.7").Talk(again, again + 1, "10.0.0.1", "198.51.100.7");
        Assert.Equal(first == 0 ? HostTraffic.Origin : HostTraffic.EndOf(again - 1), Told.ServerOf("10.0.0.1", "198.51.100.7").FirstSeen);
    }

    [Fact]
    public void FirstSeen_OfAServerThatWasLongThere_IsRememberedAsLong()
    {
        _traffic.Add(0, "10.0.0.1", "198.51.100.7").Add(7 * Day, "10.0.0.1", "198.51.100.7").Add(14 * Day, "10.0.0.1", "198.51.100.7")
            .Talk(28 * Day, (28 * Day) + 1, "10.0.0.1", "198.51.100.7");
        Assert.Equal(HostTraffic.Origin, Told.ServerOf("10.0.0.1", "198.51.100.7").FirstSeen);
    }

    [Fact]
    public void MiningClients_NeedSixCompleteWindowsInTheHulls()
    {
        // The first window and the newest are partial.
        _traffic.Talk(0, 7, "10.0.0.1", "198.51.100.7");
        Assert.Equal([0, 0, 0, 0, 0, 0, 1], Told.Servers.Select(told => told.Server.MiningClients));
    }

    [Fact]
    public void MiningClients_OfOnePortOrAnyPort_AreToldApart()
    {
        _traffic.Talk(0, 7, "10.0.0.1", "10.0.9.9").Talk(0, 7, "10.0.0.2", "10.0.9.9", port: 3334).Talk(6, 7, "10.0.9.9", "198.51.100.7");
        var told = Told;
        Assert.Equal(1, told.ServerOf("10.0.0.1", "10.0.9.9").MiningClients);
        Assert.Equal(2, told.ClientOf("10.0.9.9", "198.51.100.7").MiningClients);
    }

    [Theory]
    [InlineData(5, 8, 0)]
    [InlineData(8, 17, 1)]
    [InlineData(8, 16, 0)]
    public void MiningClients_WithAMiss_AreCountedFromSixteenCompleteWindowsOn(int miss, int last, int expected)
    {
        for (var window = 0; window <= last; window++)
            _traffic.Add(window, "10.0.0.1", "198.51.100.7", bytes: window == miss ? 9_000 : 50);
        Assert.Equal(expected, Told.ServerOf("10.0.0.1", "198.51.100.7").MiningClients);
    }

    [Theory]
    [InlineData(13, 1)]
    [InlineData(14, 0)]
    public void MiningClients_ThatFellSilent_AreCountedWhileTheConversationLives(int window, int expected)
    {
        _traffic.Talk(0, 7, "10.0.0.1", "198.51.100.7").Add(window - 1, "10.0.0.2", "198.51.100.7", bytes: 700).Add(window, "10.0.0.2", "198.51.100.7", bytes: 700);
        Assert.Equal(expected, Told.ServerOf("10.0.0.2", "198.51.100.7").MiningClients);
    }

    [Fact]
    public void MiningClients_WhoseWindowsLieInHullsOfTwoModels_NeedOneThatHasThemAll()
    {
        for (var window = 0; window < 12; window++)
            _traffic.Add(window, "10.0.0.1", "198.51.100.7", bytes: 50 + (window % 2)).Add(window, "10.0.0.2", "198.51.100.7", bytes: 50);
        var options = HostBench.Options(
            BoxModel.Of("even", [50, 20, 40, 20], [50.5, 30, 70, 30]), BoxModel.Of("odd", [50.6, 20, 40, 20], [51, 30, 70, 30]));
        var told = new HostBench(1, options).Run(_traffic.Points).Told;
        Assert.Equal(1, told.ServerOf("10.0.0.1", "198.51.100.7").MiningClients);
    }

    [Fact]
    public void MiningClients_OfAnAddress_AreAtMost64()
    {
        for (var client = 0; client < 70; client++)
            _traffic.Talk(0, 7, $"10.0.1.{client}", "198.51.100.7");
        Assert.Equal(64, Told.ServerOf("10.0.1.1", "198.51.100.7").MiningClients);
    }
}
