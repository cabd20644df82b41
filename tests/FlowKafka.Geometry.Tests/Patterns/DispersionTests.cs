using FlowKafka.Geometry.Patterns;

namespace FlowKafka.Geometry.Tests.Patterns;

public class DispersionTests
{
    // Mean 5, squares 9 + 1 + 1 + 1 + 0 + 0 + 4 + 16.
    private static readonly double[] Eight = [2, 4, 4, 4, 5, 5, 7, 9];

    [Fact]
    public void Of_EightValues_IsWhatIsWorkedOutByHand()
    {
        Assert.Equal(5, Dispersion.Mean(Eight));
        Assert.Equal(32 / 7.0, Dispersion.Variance(Eight), 1e-15);
        Assert.Equal(Math.Sqrt(32 / 7.0) / 5, Dispersion.VariationCoefficient(Eight), 1e-15);
        Assert.Equal(32 / 35.0, Dispersion.FanoFactor(Eight), 1e-15);
        Assert.Equal(1.482602218505602 * 0.5 / 4.5, Dispersion.RobustVariationCoefficient(Eight), 1e-15);
    }

    [Fact]
    public void Of_OneValue_HasAMeanAndNoSpread()
    {
        Assert.Equal(3, Dispersion.Mean([3]));
        Assert.All([Dispersion.Variance([3]), Dispersion.VariationCoefficient([3]), Dispersion.FanoFactor([3]), Dispersion.RobustVariationCoefficient([3])], spread => Assert.Equal(double.NaN, spread));
    }

    [Fact]
    public void Of_Nothing_IsNaN() => Assert.All(
        [Dispersion.Mean([]), Dispersion.Variance([]), Dispersion.VariationCoefficient([]), Dispersion.FanoFactor([]), Dispersion.RobustVariationCoefficient([])],
        measure => Assert.Equal(double.NaN, measure));

    [Fact]
    public void Of_ZerosOnly_IsNaNWhereTheMiddleDivides() => Assert.All(
        [Dispersion.VariationCoefficient([0, 0, 0]), Dispersion.FanoFactor([0, 0, 0]), Dispersion.RobustVariationCoefficient([0, 0, 0])],
        spread => Assert.Equal(double.NaN, spread));

    [Fact]
    public void RobustVariationCoefficient_OneWildValue_HardlyMoves()
    {
        Assert.Equal(Dispersion.RobustVariationCoefficient([8, 9, 10, 11, 12]), Dispersion.RobustVariationCoefficient([8, 9, 10, 11, 12e9]));
        Assert.True(Dispersion.VariationCoefficient([8, 9, 10, 11, 12e9]) > 2);
    }

    // 0 to 200: median 100, deviations 0 and twice each of 1 to 100.
    [Fact]
    public void RobustVariationCoefficient_ManyValues_IsWhatIsWorkedOutByHand() => Assert.Equal(
        1.482602218505602 * 50 / 100, Dispersion.RobustVariationCoefficient([.. Enumerable.Range(0, 201).Select(i => (double)(i * 7 % 201))]), 1e-12);

    [Fact]
    public void RobustVariationCoefficient_Values_AreLeftAsTheyWere()
    {
        double[] values = [3, 1, 2];
        _ = Dispersion.RobustVariationCoefficient(values);

        Assert.Equal([3, 1, 2], values);
    }
}
