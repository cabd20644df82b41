using FlowKafka.Detection.Hosts;
using Xunit;

namespace FlowKafka.Detection.Tests.Hosts;

public sealed class ClientContextTests
{
    private const int Hour = 6;
    private const int Day = 24 * Hour;

    private readonly HostTraffic _traffic = new();

    private HostTellings Told => new HostBench().Run(_traffic.Points).Told;

    private ClientContext Last => Told.ClientOf("10.0.0.1", "198.51.100.7");

    // Every window with one server, and with another in each hour's first.
    private void Usual(int hours)
    {
        _traffic.Talk(0, (hours * Hour) - 1, "10.0.0.1", "198.51.100.7");
        for (var hour = 0; hour < hours; hour++)
            _traffic.Add(hour * Hour, "10.0.0.1", "198.51.100.8");
    }

    [Fact]
    public void Tell_TheFirstHour_HasNoBaseline()
    {
        Usual(1);
        Assert.Equal(new ClientContext { AsOf = HostTraffic.EndOf(Hour - 1), FirstSeen = HostTraffic.Origin, HourActivity = 1 }, Last);
    }

    [Fact]
    public void BaselineHours_CountsWholeHoursWithTraffic()
    {
        Usual(3);
        _traffic.Talk(5 * Hour, (5 * Hour) + 1, "10.0.0.1", "198.51.100.7");
        Assert.Equal(3, Last.BaselineHours);
    }

    [Fact]
    public void BaselineHours_OfAnHourThatBeganBeforeIt_IsNotWhole()
    {
        _traffic.Talk(1, Hour, "10.0.0.1", "198.51.100.7");
        Assert.Equal(0, Last.BaselineHours);
    }

    [Fact]
    public void ServersDeviation_AfterAnHourOfTenTimesTheServers_IsToldForAnHour()
    {
        Usual(40);
        for (var server = 0; server < 10; server++)
            _traffic.Add(40 * Hour, "10.0.0.1", $"192.0.2.{server}");
        _traffic.Talk(40 * Hour, (41 * Hour) + 5, "10.0.0.1", "198.51.100.7");
        var told = Told.Clients.ToDictionary(entry => (entry.Pair, entry.Client.AsOf), entry => entry.Client);
        var pair = _traffic.Points[0].Pair;

        // Two servers are 3 on the scale of n + 1, eleven are 12: two doublings, and no deviation is below a quarter.
        Assert.Equal((0, 8), (told[(pair, HostTraffic.EndOf(41 * Hour - 1))].ServersDeviation, told[(pair, HostTraffic.EndOf(41 * Hour))].ServersDeviation));
    }

    [Fact]
    public void Deviations_AfterASilentHour_AreNone()
    {
        Usual(40);
        _traffic.Add(40 * Hour, "10.0.0.1", "198.51.100.7", bytes: 5_000_000).Talk(42 * Hour, (42 * Hour) + 1, "10.0.0.1", "198.51.100.7");
        Assert.Equal((0, 0), (Last.ServersDeviation, Last.BytesDeviation));
    }

    [Fact]
    public void BytesDeviation_AfterAnHourOfManyBytes_IsFarFromTheMedian()
    {
        Usual(40);
        _traffic.Add(40 * Hour, "10.0.0.1", "198.51.100.7", bytes: 5_000_000).Talk(41 * Hour, (41 * Hour) + 1, "10.0.0.1", "198.51.100.7");
        Assert.InRange(Last.BytesDeviation, 50, 60);
        Assert.Equal(0, Last.ServersDeviation);
    }

    [Fact]
    public void HourActivity_AfterDaysOfWorkingHours_IsHighInThemAndLowOutside()
    {
        for (var day = 0; day < 5; day++)
            _traffic.Talk((day * Day) + (8 * Hour), (day * Day) + (17 * Hour) - 1, "10.0.0.1", "198.51.100.7");
        Assert.Equal((1, 1), (At((3 * Day) + (9 * Hour)).HourActivity, At((4 * Day) + (9 * Hour)).HourActivity));
        _traffic.Talk((5 * Day) + (3 * Hour), (5 * Day) + (3 * Hour) + 2, "10.0.0.1", "198.51.100.7");
        Assert.Equal(0, Last.HourActivity);
    }

    [Fact]
    public void HourActivity_OfAnHourThatWasLeftOutOnce_FallsByItsPart()
    {
        for (var day = 0; day < 5; day++)
            _traffic.Talk((day * Day) + (day == 2 ? 9 * Hour : 8 * Hour), (day * Day) + (10 * Hour), "10.0.0.1", "198.51.100.7");

        // The first day began before it was seen; of the days 1 to 3 two were active at 8.
        Assert.InRange(At((4 * Day) + (8 * Hour) + 1).HourActivity, 0.66f, 0.67f);
    }

    [Fact]
    public void Clients_OfTheNetwork_AreThoseOfThisDayAndTheLast()
    {
        var bench = new HostBench();
        bench.Run(new HostTraffic().Add(Day - 1, "10.0.0.1", "198.51.100.7").Add(Day, "10.0.0.2", "198.51.100.7").Points);
        Assert.Equal(new NetworkContext(HostTraffic.EndOf(Day), HostTraffic.EndOf(Day - 2), 2), bench.Network);
        bench.Close(HostTraffic.EndOf((2 * Day) - 1));
        Assert.Equal(2, bench.Network.Clients);
        bench.Close(HostTraffic.EndOf(2 * Day));
        Assert.Equal(1, bench.Network.Clients);
        bench.Close(HostTraffic.EndOf(3 * Day));
        Assert.Equal(new NetworkContext(HostTraffic.EndOf(3 * Day), HostTraffic.EndOf(Day - 2), 0), bench.Network);
    }

    private ClientContext At(int window) => Told.Clients.Single(told => told.Client.AsOf == HostTraffic.EndOf(window)).Client;
}
