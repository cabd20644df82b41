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
    [InlineData(0, 47)]
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
        var strict = new ModelVerdict(BoxModel.Of("strict", threshold: 1), 100, 99, 9);
        var lax = new ModelVerdict(BoxModel.Of("lax", threshold: 0.5), 100, 60, 1);
        var sure = new ModelVerdict(BoxModel.Of("sure"), 100, 100, 1);
        var deep = new ModelVerdict(BoxModel.Of("deep"), 100, 100, 2);
        var also = new ModelVerdict(BoxModel.Of("also"), 100, 100, 1);
        ModelVerdict[] verdicts = [strict, lax, sure, deep, also];

        Array.Sort(verdicts, VerdictOrder.BestFirst);

        Assert.Equal(["deep", "also", "sure", "lax", "strict"], verdicts.Select(v => v.Model.Name));
    }
}
