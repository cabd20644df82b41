using FlowKafka.Detection.Models;
using FlowKafka.Detection.Verdicts;
using Xunit;

namespace FlowKafka.Detection.Tests.Judging;

public sealed class VerdictTests
{
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0, 10, 0)]
    [InlineData(6, 6, 0.60967)]
    [InlineData(1, 10, 0.01788)]
    [InlineData(49, 50, 0.89505)]
    [InlineData(142, 142, 0.97366)]
    public void LowerBound_OfWilsonsInterval_AgreesWithPublishedFormula(int successes, int trials, double expected) =>
        Assert.Equal(expected, WilsonInterval.LowerBound(successes, trials), 5);

    [Theory]
    [InlineData(0, 21)]
    [InlineData(49, 21)]
    [InlineData(50, 47)]
    [InlineData(79, 47)]
    [InlineData(80, 73)]
    [InlineData(94, 73)]
    [InlineData(95, 99)]
    [InlineData(100, 99)]
    public void OfScore_AtEachBoundary_IsElasticsSeverity(int score, int severity) =>
        Assert.Equal(severity, Severity.OfScore(score));

    [Fact]
    public void BestFirst_OfSeveralModels_IsTheOneThatMatchesThenTheSurerThenTheDeeperThenTheFirstName()
    {
        var strict = Verdict(BoxModel.Of("strict", threshold: 1), 99, 9);
        var lax = Verdict(BoxModel.Of("lax", threshold: 0.5), 60, 1);
        var sure = Verdict(BoxModel.Of("sure"), 100, 1);
        var deep = Verdict(BoxModel.Of("deep"), 100, 2);
        var also = Verdict(BoxModel.Of("also"), 100, 1);
        ModelVerdict[] verdicts = [strict, lax, sure, deep, also];

        Array.Sort(verdicts, VerdictOrder.BestFirst);

        Assert.Equal(["deep", "also", "sure", "lax", "strict"], verdicts.Select(v => v.Model.Name));
    }

    [Fact]
    public void BestFirst_OfAShadowModel_ComesAfterOneThatAlerts()
    {
        var shadow = Verdict(BoxModel.Of("shadow"), 100, 9) with { IsShadow = true };
        var lax = Verdict(BoxModel.Of("lax", threshold: 0.5), 60, 1);
        ModelVerdict[] verdicts = [shadow, lax];

        Array.Sort(verdicts, VerdictOrder.BestFirst);

        Assert.Equal([("lax", 47), ("shadow", 21)], verdicts.Select(v => (v.Model.Name, v.Severity)));
    }

    // A hundred complete points.
    private static ModelVerdict Verdict(Model model, int inHull, double depth)
    {
        var bar = new BarVerdict(model.BarsByPoints[0], inHull / 100.0, [], null, true);
        return new(model, 100, inHull, depth) { Bar = bar, Score = bar.IsMet ? RiskScore.Of(bar.Bar, 100, inHull, RiskScore.DefaultPrior) : 0 };
    }
}
