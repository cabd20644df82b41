using FlowKafka.Detection.Models;
using FlowKafka.Detection.Tests.Companions;
using FlowKafka.Detection.Training;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace FlowKafka.Detection.Tests.Training;

public sealed class LearnedBoundsTests
{
    [Theory]
    [InlineData(1.23456, 1.234, 1.235)]
    [InlineData(-1.23456, -1.235, -1.234)]
    [InlineData(0.000123456, 0.0001234, 0.0001235)]
    [InlineData(987654, 987600, 987700)]
    [InlineData(0, 0, 0)]
    [InlineData(0.5, 0.5, 0.5)]
    [InlineData(1000, 1000, 1000)]
    public void Of_OneValue_RoundsBothBoundsOutwardsToFourDigits(double value, double minimum, double maximum) =>
        Assert.Equal(new CompanionBound("volume", minimum, maximum), LearnedBounds.Of("volume", [value], 0));

    [Theory]
    [InlineData(0, 1, 10)]
    [InlineData(0.099, 1, 10)]
    [InlineData(0.1, 2, 9)]
    [InlineData(0.4, 5, 6)]
    [InlineData(0.49, 5, 6)]
    public void Of_TenValues_LeavesOutAPartAtEachEnd(double quantile, double minimum, double maximum) =>
        Assert.Equal(new CompanionBound("volume", minimum, maximum), LearnedBounds.Of("volume", [7, 1, 9, 3, 5, 10, 2, 8, 4, 6], quantile));

    [Fact]
    public void Of_ValuesThatAreNone_TakeNoPart()
    {
        Assert.Equal(new CompanionBound("volume", 2, 3), LearnedBounds.Of("volume", [double.NaN, 3, double.NaN, 2], 0));
        Assert.Null(LearnedBounds.Of("volume", [double.NaN], 0));
        Assert.Null(LearnedBounds.Of("volume", [], 0));
    }

    [Fact]
    public void Of_AnyValues_HoldsEachOfThem()
    {
        var value =
            from digits in Gen.Choose(-10_000_000, 10_000_000)
            from scale in Gen.Elements(1e-9, 1e-6, 0.01, 0.1, 1, 3, 1e7)
            select digits * scale;
        Prop.ForAll(value.NonEmptyListOf().Select(values => values.ToArray()).ToArbitrary(), values =>
        {
            var bound = LearnedBounds.Of("volume", [.. values], 0)!;
            return values.All(bound.Holds);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000).WithReplay(1, 3));
    }

    [Fact]
    public void Values_OfPrefixes_AreTheCompanionOfEach()
    {
        var windows = Windows.OfPackets(10, 20, 30, 40);

        Assert.Equal([15, 25], LearnedBounds.Values("volume", [new(windows, 0, 2), new(windows, 0, 4)]));
    }
}
