using FlowKafka.Simulation.Randomness;
using Xunit;

namespace FlowKafka.Simulation.Tests;

public sealed class SeededRandomTests
{
    [Fact]
    public void Exponential_ManyDraws_HaveTheMeanAndTheMedian()
    {
        var random = new SeededRandom(3);
        var draws = new double[100_000];
        for (var i = 0; i < draws.Length; i++)
            draws[i] = random.Exponential(40);
        Array.Sort(draws);
        Assert.InRange(draws.Average(), 39.5, 40.5);
        Assert.InRange(draws[draws.Length / 2], 27.3, 28.2);
        Assert.True(draws[0] >= 0);
    }

    [Fact]
    public void Integer_OfThreeValues_GivesEachAThirdAndNoOther()
    {
        var random = new SeededRandom(4);
        var counts = new int[3];
        for (var i = 0; i < 30_000; i++)
            counts[random.Integer(-1, 1) + 1]++;
        Assert.All(counts, c => Assert.InRange(c, 9_700, 10_300));
    }

    [Fact]
    public void Fork_UsedOrNot_DoesNotChangeTheParent()
    {
        var one = new SeededRandom(9);
        var other = new SeededRandom(9);
        one.Fork().Next();
        other.Fork();
        Assert.Equal(one.Next(), other.Next());
    }

    [Fact]
    public void LogUniform_OfAnEmptyRange_IsItsValue() => Assert.Equal(7.5, new SeededRandom(1).LogUniform(7.5, 7.5));
}
