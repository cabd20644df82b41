using System.Collections.Immutable;

namespace FlowKafka.Detection.Findings;

/// <summary>
/// What every finding is worth. The logarithms follow from how often miners and others had the finding on simulated
/// networks, see docs/detection.md; the factors are RITA's: prevalence and first sight move a score by 15 %.
/// </summary>
public static class FindingWeights
{
    private const double Step = 0.15;

    /// <summary>All weights; the last one of a kind counts for its higher grades, too.</summary>
    public static ImmutableArray<FindingWeight> All { get; } =
    [
        new(FindingKind.HullMembership, 1, FindingGroup.Shape, 2.1, 1),
        new(FindingKind.LongFlow, 1, FindingGroup.Duration, 1.2, 1),
        new(FindingKind.QuietLongFlow, 1, FindingGroup.Duration, 1.3, 1),
        new(FindingKind.PeriodicFlow, 1, FindingGroup.Rhythm, 1.6, 1),
        new(FindingKind.BlockedMiner, 1, FindingGroup.Refusal, 5.0, 1),
        new(FindingKind.PoolRotation, 1, FindingGroup.Hopping, 0.4, 1),
        new(FindingKind.RareServer, 1, FindingGroup.None, 0, 1 + Step),
        new(FindingKind.CommonServer, 1, FindingGroup.None, 0, 1 - Step),
        new(FindingKind.NewServer, 1, FindingGroup.None, 0, 1 + Step),
        new(FindingKind.OldServer, 1, FindingGroup.None, 0, 1 - Step),
        new(FindingKind.MiningServer, 1, FindingGroup.Company, 1.0, 1),
        new(FindingKind.MiningProxy, 1, FindingGroup.Company, 2.5, 1),
        new(FindingKind.UnusualForHost, 1, FindingGroup.Habit, 0.5, 1),
        new(FindingKind.MiningPort, 1, FindingGroup.Place, 4.0, 1),
        new(FindingKind.MiningPort, 2, FindingGroup.Place, 6.5, 1),
        new(FindingKind.PoolList, 1, FindingGroup.Place, 7.5, 1),
        new(FindingKind.PoolList, 2, FindingGroup.Place, 9.0, 1),
        new(FindingKind.DenyList, 1, FindingGroup.Place, 6.0, 1),
        new(FindingKind.PeerToPeerNode, 1, FindingGroup.None, 0, 1),
    ];

    private static readonly FindingWeight[][] ByKind = Index();

    /// <summary>The weight of a finding; one that weighs nothing for a finding that is none.</summary>
    public static FindingWeight Of(in Finding finding)
    {
        var grades = ByKind[(int)finding.Kind];
        return finding.IsFound && grades.Length > 0
            ? grades[Math.Min(finding.Grade, grades.Length) - 1]
            : new(finding.Kind, finding.Grade, FindingGroup.None, 0, 1);
    }

    private static FindingWeight[][] Index()
    {
        var kinds = Enum.GetValues<FindingKind>();
        var index = new FindingWeight[kinds.Length][];
        foreach (var kind in kinds)
            index[(int)kind] = [.. All.Where(weight => weight.Kind == kind).OrderBy(weight => weight.Grade)];
        return index;
    }
}
