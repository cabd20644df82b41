using FlowKafka.Detection.Models;
using FlowKafka.Detection.Verdicts;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace FlowKafka.Detection.Tests.Judging;

/// <summary>From a bar's evidence to a score.</summary>
public sealed class RiskScoreTests
{
    // One pair in a thousand mines: odds of 1 to 999, times the likelihood ratio.
    [Theory]
    [InlineData(9, 10, 0, 10_000, 95)] // (9.5 / 11) / (0.5 / 10001) = 17274: odds 17.29, 0.9453
    [InlineData(9, 10, 1, 10_000, 85)] // 5758: 0.8522
    [InlineData(9, 10, 10, 10_000, 45)] // 823: 0.4516
    [InlineData(10, 10, 0, 1000, 66)] // 1911: 0.6567
    [InlineData(9, 10, 0, 100_000, 99)] // 172729: 0.9942
    [InlineData(0, 10, 0, 10_000, 0)] // 909: 0.4765
    [InlineData(0, 0, 0, 0, 0)] // 1: the prior
    [InlineData(0, 10, 10, 10, 0)] // 0.05
    public void Of_EvidenceAndThePriorOfOneInAThousand_IsBayesRule(int matched, int miners, int wrong, int others, int score) =>
        Assert.Equal(score, RiskScore.Of(Bar(new(matched, miners, wrong, others)), 6, 6, 0.001));

    [Theory]
    [InlineData(0.5, 100)] // odds of 1 to 1: 17274 to 1
    [InlineData(0.01, 99)] // 17274 / 99 = 174.5
    [InlineData(0.001, 95)]
    [InlineData(0.0001, 63)] // 17274 / 9999 = 1.7276
    public void Of_TheSameEvidenceAndAnotherPrior_MovesWithIt(double prior, int score) =>
        Assert.Equal(score, RiskScore.Of(Bar(new(9, 10, 0, 10_000)), 6, 6, prior));

    [Fact]
    public void Of_Evidence_DoesNotAskForThePoints() =>
        Assert.Equal(RiskScore.Of(Bar(new(9, 10, 0, 10_000)), 6, 6, 0.001), RiskScore.Of(Bar(new(9, 10, 0, 10_000)), 100, 60, 0.001));

    [Theory]
    [InlineData(3, 3, 50)] // Wilson 0.4385
    [InlineData(6, 6, 61)]
    [InlineData(50, 49, 90)]
    [InlineData(142, 142, 97)]
    [InlineData(100, 10, 50)]
    public void Of_NoEvidence_IsWilsonsLowerBoundAndAtLeastFifty(int complete, int inHull, int score)
    {
        Assert.Equal(score, RiskScore.Of(Bar(null), complete, inHull, 0.001));
        Assert.Equal(score, RiskScore.Of(Bar(null), complete, inHull, 0.5));
    }

    [Fact]
    public void LikelihoodRatio_OfCounts_AddsHalfASuccessAndHalfAFailureToEach()
    {
        Assert.Equal(17274.454545454544, new BarEvidence(9, 10, 0, 10_000).LikelihoodRatio, 1e-9);
        Assert.Equal(1, new BarEvidence(1, 1, 1, 1).LikelihoodRatio);
    }

    [Fact]
    public void LikelihoodRatio_NoMinerMetTheBar_IsZero()
    {
        Assert.Equal(0, new BarEvidence(0, 10, 0, 10_000).LikelihoodRatio);
        Assert.Equal(0, new BarEvidence(0, 0, 0, 0).LikelihoodRatio);
    }

    [Fact]
    public void Of_AnyCounts_IsFromZeroToAHundredAndRisesWithMinersAndFallsWithOthers()
    {
        var counts =
            from miners in Gen.Choose(1, 200)
            from others in Gen.Choose(1, 100_000)
            from matched in Gen.Choose(0, miners - 1)
            from wrong in Gen.Choose(0, others - 1)
            select new BarEvidence(matched, miners, wrong, others);
        Prop.ForAll(counts.ToArbitrary(), evidence =>
        {
            var score = RiskScore.Of(Bar(evidence), 6, 6, 0.001);
            return score is >= 0 and <= 100
                && RiskScore.Of(Bar(evidence with { MinersMatched = evidence.MinersMatched + 1 }), 6, 6, 0.001) >= score
                && RiskScore.Of(Bar(evidence with { OthersMatched = evidence.OthersMatched + 1 }), 6, 6, 0.001) <= score;
        }).Check(Config.QuickThrowOnFailure.WithReplay(1, 3));
    }

    private static ModelBar Bar(BarEvidence? evidence) => new() { Points = 6, Evidence = evidence };
}
