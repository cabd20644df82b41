using FlowKafka.Detection.Verdicts;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace FlowKafka.Detection.Tests.Judging;

public class ExactIntervalTests
{
    // The exact intervals that statistics programs give for these counts.
    [Theory]
    [InlineData(0, 10, 0, 0.3084971)]
    [InlineData(1, 10, 0.0025286, 0.4450161)]
    [InlineData(5, 10, 0.1870860, 0.8129140)]
    [InlineData(10, 10, 0.6915029, 1)]
    public void Of_FewTrials_IsTheClopperPearsonInterval(int successes, int trials, double lower, double upper)
    {
        var interval = ExactInterval.Of(successes, trials);

        Assert.Equal(lower, interval.Lower, 6);
        Assert.Equal(upper, interval.Upper, 6);
    }

    [Fact]
    public void Of_NothingInTenThousand_IsUpToAboutFourInTenThousand() => Assert.Equal(0.000369, ExactInterval.Of(0, 10_000).Upper, 6);

    [Fact]
    public void Of_NoTrials_IsAnything() => Assert.Equal((0, 1), ExactInterval.Of(0, 0));

    [Theory]
    [InlineData(-1, 3)]
    [InlineData(4, 3)]
    [InlineData(0, -1)]
    public void Of_ImpossibleCounts_AreRefused(int successes, int trials) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ExactInterval.Of(successes, trials));

    [Fact]
    public void Of_AnyCounts_HoldsTheProportionAndMirrorsItsFailures() => Prop.ForAll(
        Gen.Choose(1, 5000).SelectMany(trials => Gen.Choose(0, trials).Select(successes => (successes, trials))).ToArbitrary(),
        counts =>
        {
            var (lower, upper) = ExactInterval.Of(counts.successes, counts.trials);
            var mirrored = ExactInterval.Of(counts.trials - counts.successes, counts.trials);
            var part = (double)counts.successes / counts.trials;
            return lower <= part && part <= upper && Math.Abs(mirrored.Lower - (1 - upper)) < 1e-9 && Math.Abs(mirrored.Upper - (1 - lower)) < 1e-9;
        }).QuickCheckThrowOnFailure();
}
