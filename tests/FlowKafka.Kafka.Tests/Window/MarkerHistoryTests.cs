using FlowKafka.Kafka.Window;
using FlowKafka.Streams.Windows;

namespace FlowKafka.Kafka.Tests.Window;

public sealed class MarkerHistoryTests
{
    [Fact]
    public void Add_OlderThanTheHorizon_KeepsOneBeforeIt()
    {
        var history = new MarkerHistory(horizon: 30);
        for (var i = 1; i <= 6; i++)
            history.Add(new(i * 10, i * 100));

        // The newest is at 60: the horizon begins at 30, so the marker at 30 is the one before it.
        Assert.Equal([new(30, 300), new(40, 400), new(50, 500), new(60, 600)], history.Recent);
    }

    [Fact]
    public void Add_AfterAGapLongerThanTheHorizon_KeepsTheLastBeforeTheGap()
    {
        var history = new MarkerHistory(horizon: 30);
        history.Add(new(10, 100));
        history.Add(new(20, 200));
        history.Add(new(1000, 300));

        Assert.Equal([new(20, 200), new(1000, 300)], history.Recent);
    }

    [Fact]
    public void Restore_FromAMarker_GoesOnLikeItsWriter()
    {
        var writer = new MarkerHistory(horizon: 30);
        writer.Add(new(10, 100));
        var marker = Marker(20, writer.Recent);
        writer.Add(new(20, 200));
        var successor = new MarkerHistory(horizon: 30);
        successor.Restore(marker, 200);

        Assert.Equal(writer.Recent, successor.Recent);
    }

    [Theory]
    [InlineData(9, 5)]
    [InlineData(10, 101)]
    [InlineData(19, 101)]
    [InlineData(20, 201)]
    [InlineData(99, 201)]
    public void ReadFrom_AMoment_IsBehindTheNewestMarkerAtOrBeforeIt(long moment, long expected) =>
        Assert.Equal(expected, MarkerHistory.ReadFrom(Marker(30, [new(10, 100), new(20, 200)]), moment, low: 5));

    [Fact]
    public void ReadFrom_WhenTheLogWasShortened_IsItsBeginning() =>
        Assert.Equal(150, MarkerHistory.ReadFrom(Marker(30, [new(10, 100)]), 10, low: 150));

    private static ClosedMarker Marker(long closedThrough, MarkerPosition[] recent) => new(closedThrough, 0, new([], []), recent);
}
