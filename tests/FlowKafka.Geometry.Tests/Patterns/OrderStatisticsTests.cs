using FlowKafka.Geometry.Patterns;
using FsCheck;
using FsCheck.Fluent;

namespace FlowKafka.Geometry.Tests.Patterns;

public class OrderStatisticsTests
{
    [Theory]
    [InlineData(new double[0], double.NaN)]
    [InlineData(new[] { 7.0 }, 7)]
    [InlineData(new[] { 9.0, 1 }, 5)]
    [InlineData(new[] { 9.0, 1, 3 }, 3)]
    [InlineData(new[] { 4.0, 4, 4, 4 }, 4)]
    [InlineData(new[] { 4.0, 1, 8, 3 }, 3.5)]
    public void Median_Values_IsTheMiddle(double[] values, double expected) => Assert.Equal(expected, OrderStatistics.Median(values));

    [Fact]
    public void Median_AnyValues_IsThatOfTheSortedOnes() =>
        Prop.ForAll(Gen.Choose(1, 90).SelectMany(count => Gen.ArrayOf(Gen.Choose(-count, count), count)).ToArbitrary(), values =>
        {
            double[] sorted = [.. values.Order()];
            double expected = (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
            return OrderStatistics.Median([.. values]) == expected;
        }).Check(Laws.Of(500));

    [Fact]
    public void Median_ValuesOfAllMagnitudes_IsTheMiddle()
    {
        double[] powers = [.. Enumerable.Range(-400, 801).Select(exponent => Math.ScaleB(1, exponent))];

        Assert.Equal(1, OrderStatistics.Median([.. powers]));
        Assert.Equal(0.75, OrderStatistics.Median([.. powers[..^1]]));
        Assert.Equal(0, OrderStatistics.Median([.. new double[30], double.Epsilon]));
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(1_001)]
    public void Median_ManyValuesInOrderOrReverse_IsTheMiddle(int count)
    {
        double[] rising = [.. Enumerable.Range(1, count)];

        Assert.Equal((count + 1) / 2.0, OrderStatistics.Median([.. rising]));
        Assert.Equal((count + 1) / 2.0, OrderStatistics.Median([.. rising.Reverse()]));
    }
}
