using FlowKafka.Detection.Findings;
using FlowKafka.Detection.Verdicts;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace FlowKafka.Detection.Tests.Findings;

/// <summary>One score of a model's odds and of what was found.</summary>
public sealed class CombinedScoreTests
{
    private const double Prior = 0.0001;

    private static readonly Finding[] AllKinds = [.. FindingWeights.All.Select(weight => new Finding(weight.Kind, weight.Grade, 1, 1))];

    [Fact]
    public void Of_NothingFound_IsTheModelsScore()
    {
        Assert.Equal(79, CombinedScore.Of(0.79 / 0.21, Prior, []).Score);
        Assert.Equal(0, CombinedScore.Of(null, Prior, []).Score);
    }

    [Fact]
    public void Of_AModelWithFindings_MultipliesTheOdds()
    {
        var score = CombinedScore.Of(0.25, Prior, [new(FindingKind.MiningPort, 1, 0, 0)]);

        var odds = 0.25 * Math.Exp(FindingWeights.Of(new(FindingKind.MiningPort, 1, 0, 0)).LogOdds);
        Assert.Equal((int)Math.Round(100 * odds / (1 + odds)), score.Score);
        Assert.True(score.IsModel);
    }

    [Fact]
    public void Of_ALotOfFindings_IsNeverCertain() =>
        Assert.Equal(CombinedScore.Most, CombinedScore.Of(1000, 0.5, [.. AllKinds.Where(finding => FindingWeights.Of(finding).Factor >= 1)]).Score);

    [Fact]
    public void Of_AModelWithWhatEveryBarImplies_IsTheModelsScore() =>
        Assert.Equal(20, CombinedScore.Of(0.25, Prior, [new(FindingKind.LongFlow, 1, 0, 0), new(FindingKind.PeriodicFlow, 1, 0, 0), new(FindingKind.MiningServer, 1, 0, 0)]).Score);

    [Fact]
    public void Of_FindingsThatSayMoreThanTheModel_GoBeforeIt()
    {
        Finding[] findings = [new(FindingKind.PoolList, 2, 0, 0), new(FindingKind.LongFlow, 1, 0, 0), new(FindingKind.PeriodicFlow, 1, 0, 0)];

        Assert.Equal(CombinedScore.Of(null, Prior, findings).Score, CombinedScore.Of(1e-6, Prior, findings).Score);
    }

    [Fact]
    public void Of_TwoFindingsOfOneGroup_CountsTheWeightier()
    {
        var strong = new Finding(FindingKind.QuietLongFlow, 1, 0, 0);
        var port = new Finding(FindingKind.MiningPort, 2, 0, 0);

        Assert.Equal(CombinedScore.Of(null, Prior, [port, strong]).Score, CombinedScore.Of(null, Prior, [port, strong, new(FindingKind.LongFlow, 1, 0, 0)]).Score);
    }

    [Fact]
    public void Of_AnyKindOfFindingAlone_IsNotFlagged() =>
        Assert.All(AllKinds, finding => Assert.InRange(CombinedScore.Of(null, 0.5, [finding]).Score, 0, CombinedScore.MostAlone));

    [Fact]
    public void Of_TwoFindingsOfOneGroup_AreNotFlagged() =>
        Assert.Equal(
            CombinedScore.MostAlone,
            CombinedScore.Of(null, 0.5, [new(FindingKind.LongFlow, 3, 0, 0), new(FindingKind.QuietLongFlow, 1, 0, 0)]).Score);

    [Fact]
    public void Of_TwoGroupsThatAgree_MayBeFlagged() =>
        Assert.True(CombinedScore.Of(null, 0.5, [new(FindingKind.LongFlow, 1, 0, 0), new(FindingKind.PeriodicFlow, 1, 0, 0)]).Score >= 50);

    [Fact]
    public void Of_RareAndNewServers_RaiseTheScoreBy15PercentEach()
    {
        var odds = 0.6 / 0.4;

        Assert.Equal(69, CombinedScore.Of(odds, Prior, [new(FindingKind.RareServer, 1, 0, 0)]).Score);
        Assert.Equal(79, CombinedScore.Of(odds, Prior, [new(FindingKind.RareServer, 1, 0, 0), new(FindingKind.NewServer, 1, 0, 0)]).Score);
        Assert.Equal(51, CombinedScore.Of(odds, Prior, [new(FindingKind.CommonServer, 1, 0, 0)]).Score);
        Assert.Equal(43, CombinedScore.Of(odds, Prior, [new(FindingKind.CommonServer, 1, 0, 0), new(FindingKind.OldServer, 1, 0, 0)]).Score);
    }

    [Fact]
    public void Of_APeerToPeerNode_MovesNothing() =>
        Assert.Equal(79, CombinedScore.Of(0.79 / 0.21, Prior, [new(FindingKind.PeerToPeerNode, 1, 0, 0)]).Score);

    [Fact]
    public void Of_AnyOrderOfFindings_IsTheSame() => Prop.ForAll(Gen.SubListOf(AllKinds).Zip(Gen.Choose(0, 1000)).ToArbitrary(), drawn =>
    {
        var (findings, seed) = drawn;
        Finding[] shuffled = [.. findings];
        new Random(seed).Shuffle(shuffled);
        return CombinedScore.Of(null, 0.01, [.. findings]).Score == CombinedScore.Of(null, 0.01, shuffled).Score;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_OneMoreFindingThatSpeaksForMining_NeverLowersTheScore() => Prop.ForAll(
        Gen.SubListOf(AllKinds).Zip(Gen.Elements(AllKinds.Where(finding => FindingWeights.Of(finding) is { LogOdds: >= 0, Factor: >= 1 }).ToArray())).ToArbitrary(),
        drawn => CombinedScore.Of(null, 0.01, [.. drawn.Item1, drawn.Item2]).Score >= CombinedScore.Of(null, 0.01, [.. drawn.Item1]).Score)
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Weights_OfEveryKind_AreThereAndRiseWithTheGrade()
    {
        foreach (var kind in Enum.GetValues<FindingKind>().Where(kind => kind != FindingKind.None))
        {
            FindingWeight[] weights = [.. FindingWeights.All.Where(weight => weight.Kind == kind).OrderBy(weight => weight.Grade)];
            Assert.NotEmpty(weights);
            Assert.Equal(Enumerable.Range(1, weights.Length), weights.Select(weight => weight.Grade));
            Assert.Equal(weights.Select(weight => weight.LogOdds).Order(), weights.Select(weight => weight.LogOdds));
            Assert.Equal(weights[^1], FindingWeights.Of(new(kind, weights.Length + 1, 0, 0)));
        }
    }
}
