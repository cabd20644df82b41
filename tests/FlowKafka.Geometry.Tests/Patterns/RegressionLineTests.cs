using FlowKafka.Geometry.Patterns;
using FsCheck;
using FsCheck.Fluent;

namespace FlowKafka.Geometry.Tests.Patterns;

public class RegressionLineTests
{
    [Theory]
    [InlineData(new[] { 0.0, 1, 2 }, new[] { 5.0, 5, 5 }, 0, 0, double.NaN)]
    [InlineData(new[] { 0.0, 1, 2 }, new[] { 5.0, 6, 7 }, 45, 1, 1)]
    [InlineData(new[] { 0.0, 1, 2 }, new[] { 5.0, 4, 3 }, -45, -1, -1)]
    [InlineData(new[] { 0.0, 3 }, new[] { 0.0, 5.196152422706632 }, 60, 1.7320508075688772, 1)]
    public void Through_PointsOnALine_IsThatLine(double[] xs, double[] ys, double angle, double slope, double correlation)
    {
        RegressionLine line = RegressionLine.Through(xs, ys);

        Assert.Equal(angle, line.Angle, 1e-12);
        Assert.Equal(slope, line.Slope, 1e-12);
        Assert.Equal(correlation, line.Correlation, 1e-12);
        Assert.All(xs.Zip(ys), point => Assert.Equal(0, line.Distance(point.First, point.Second), 1e-12));
    }

    [Fact]
    public void Through_PointsAboveEachOther_IsUpright()
    {
        RegressionLine line = RegressionLine.Through([3, 3, 3], [1, 2, 9]);

        Assert.Equal(90, line.Angle);
        Assert.Equal(2, line.Distance(5, 100), 1e-12);
        Assert.Equal(double.NaN, line.Correlation);
    }

    // Centre (0, 0), sums of squares 20 and 2 with no product: the x axis.
    [Fact]
    public void Distance_FromACross_IsPerpendicular()
    {
        RegressionLine line = RegressionLine.Through([-3, -1, 1, 3, 0, 0], [0, 0, 0, 0, 1, -1]);

        Assert.Equal(0, line.Angle);
        Assert.Equal(0, line.Correlation);
        Assert.Equal(1, line.Distance(0, 1));
        Assert.Equal(0, line.Distance(-3, 0));
    }

    [Theory]
    [InlineData(new double[0], new double[0])]
    [InlineData(new[] { 1.0 }, new[] { 2.0 })]
    [InlineData(new[] { 0.1, 0.1, 0.1 }, new[] { 0.7, 0.7, 0.7 })]
    [InlineData(new[] { 0.0, 0, 1, 1 }, new[] { 0.0, 1, 0, 1 })]
    public void Through_PointsWithoutADirection_HasNoAngle(double[] xs, double[] ys) =>
        Assert.Equal(double.NaN, RegressionLine.Through(xs, ys).Angle);

    [Fact]
    public void Through_UnequalLengths_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => RegressionLine.Through([1, 2], [1]));

    [Fact]
    public void Through_AnyPoints_HasNoBetterLineInItsNeighbourhood() =>
        Prop.ForAll(Gen.ArrayOf(Gen.Choose(-50, 50), 24).ToArbitrary(), numbers =>
        {
            double[] xs = [.. numbers[..12]];
            double[] ys = [.. numbers[12..]];
            RegressionLine line = RegressionLine.Through(xs, ys);
            return double.IsNaN(line.Angle) || new[] { -1.0, 1 }.All(degrees =>
                SumOfSquares(xs, ys, line.Angle + degrees) >= SumOfSquares(xs, ys, line.Angle) - 1e-9
                && Math.Abs(SumOfSquares(xs, ys, line.Angle) - xs.Zip(ys).Sum(p => Math.Pow(line.Distance(p.First, p.Second), 2))) < 1e-6);
        }).Check(Laws.Of(200));

    private static double SumOfSquares(double[] xs, double[] ys, double degrees)
    {
        (double sine, double cosine) = Math.SinCos(degrees * Math.PI / 180);
        return xs.Zip(ys).Sum(p => Math.Pow((cosine * (p.Second - ys.Average())) - (sine * (p.First - xs.Average())), 2));
    }
}
