using FlowKafka.Processor.Reports;

namespace FlowKafka.Processor.Tests.Reports;

public sealed class AxisTests
{
    [Theory]
    [InlineData(0, 97, 4, 0, 100, 5)]
    [InlineData(342, 34_830, 4, 0, 40_000, 5)]
    [InlineData(0.2, 0.9, 4, 0.2, 1, 5)]
    [InlineData(-5, 5, 4, -5, 5, 5)]
    public void Around_Values_BeginsAndEndsAtRoundTicks(double least, double greatest, int intervals, double from, double to, int ticks)
    {
        var axis = Axis.Around(least, greatest, intervals);

        Assert.Equal((from, to, ticks), (axis.From, Math.Round(axis.To, 9), axis.Ticks.Count));
        Assert.InRange(axis.Place(least), 0, 1);
        Assert.InRange(axis.Place(greatest), 0, 1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(1e15)]
    public void Around_OneValue_HasRoomForIt(double value)
    {
        var axis = Axis.Around(value, value, 4);

        Assert.True(axis.To > axis.From);
        Assert.InRange(axis.Place(value), 0, 1);
    }
}
