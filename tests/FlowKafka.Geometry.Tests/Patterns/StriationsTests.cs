using FlowKafka.Geometry.Patterns;
using FsCheck;
using FsCheck.Fluent;

namespace FlowKafka.Geometry.Tests.Patterns;

public class StriationsTests
{
    // Multiples of 120 beside 11, the first twenty: half of that, which fits as well, is out of bounds.
    [Fact]
    public void Strongest_LinesBesideNothing_AreFoundWithTheirSpacing()
    {
        (double strength, double spacing) = Striations.Strongest([.. Enumerable.Range(0, 20).Select(k => 11 + (120.0 * k))], 64, 512, 1);

        Assert.InRange(strength, 0.9, 1);
        Assert.Equal(120, spacing, 2.0);
    }

    [Fact]
    public void Strongest_BlurredLines_AreWeaker()
    {
        Random random = new(1);
        double[] Blurred(int width) => [.. Enumerable.Range(0, 60).Select(_ => (187.0 * random.Next(20)) + random.Next(width))];

        double[] strengths = [.. new[] { 8, 60, 120 }.Select(width => Striations.Strongest(Blurred(width), 64, 512, 1).Strength)];

        Assert.InRange(strengths[0], 0.9, 1);
        Assert.InRange(strengths[1], 0.6, 0.9);
        Assert.InRange(strengths[2], 0.05, 0.6);
    }

    [Fact]
    public void Strongest_RandomValues_AreHardlyEverOnLines()
    {
        Random random = new(1);
        double[] strengths = [.. Enumerable.Range(0, 200).Select(_ =>
            Striations.Strongest([.. Enumerable.Range(0, 40).Select(_ => (double)random.Next(4000))], 64, 512, 1).Strength)];

        Assert.InRange(strengths.Average(), 0, 0.05);
        Assert.InRange(strengths.Max(), 0, 0.4);
        Assert.True(strengths.Count(strength => strength == 0) > 100);
    }

    [Fact]
    public void Strongest_ValuesMovedAsAWhole_AreAsStrong()
    {
        double[] values = [.. Enumerable.Range(0, 40).Select(k => (150.0 * (k % 23)) + (7 * (k % 5)))];

        Assert.Equal(
            Striations.Strongest([.. values], 64, 512, 1).Strength,
            Striations.Strongest([.. values.Select(value => value + 100_000)], 64, 512, 1).Strength, 1e-4);
    }

    [Fact]
    public void Strongest_MoreSearches_LeaveLessToChance()
    {
        double[] values = [.. Enumerable.Range(0, 40).Select(k => 187.0 * k)];

        Assert.True(Striations.Strongest([.. values.Select((v, i) => v + (i * i % 60))], 64, 512, 1).Strength
            > Striations.Strongest([.. values.Select((v, i) => v + (i * i % 60))], 64, 512, 100).Strength);
    }

    [Fact]
    public void Strongest_FewDistinctValues_IsNaN()
    {
        double[] Lines(int distinct) => [.. Enumerable.Range(0, 100).Select(i => 187.0 * (i % distinct))];

        Assert.Equal(double.NaN, Striations.Strongest(Lines(11), 64, 512, 1).Strength);
        Assert.InRange(Striations.Strongest(Lines(12), 64, 512, 1).Strength, 0.8, 1);
        Assert.Equal(double.NaN, Striations.Strongest([], 64, 512, 1).Strength);
    }

    // The middle half of 64 values is 32 steps wide.
    [Theory]
    [InlineData(1.99, true)]
    [InlineData(2, false)]
    public void Strongest_MiddleHalfWithinOneLeastSpacing_IsNaN(double step, bool isNaN) => Assert.Equal(
        isNaN, double.IsNaN(Striations.Strongest([.. Enumerable.Range(0, 64).Select(i => i * step)], 64, 512, 1).Strength));

    [Fact]
    public void Strongest_AnyValues_IsWithinZeroAndOneOrNaNInAnyOrder() =>
        Prop.ForAll(
            (from count in Gen.Choose(0, 100) from most in Gen.Elements(3, 300, 3000, 1_000_000) from numbers in Gen.ArrayOf(Gen.Choose(0, most), count) select numbers).ToArbitrary(),
            numbers =>
            {
                (double Strength, double Spacing) found = Striations.Strongest([.. numbers], 64, 512, 2);
                return (double.IsNaN(found.Strength) || (found.Strength is >= 0 and <= 1 && found.Spacing is > 63.9 and < 512.1))
                    && found.Equals(Striations.Strongest([.. numbers.Reverse()], 64, 512, 2));
            }).Check(Laws.Of(300));
}
