namespace FlowKafka.Detection.Findings.Detectors;

/// <summary>
/// At least 98 % of at least six complete windows lie in a model's hull, the talk's criterion, but the conversation as a
/// whole meets no bar: one of many that look like a miner from window to window.
/// </summary>
public sealed class HullMembershipDetector : IDetector
{
    /// <summary>The fewest complete windows.</summary>
    public const int FewestWindows = 6;

    /// <summary>The least part of them in the hull.</summary>
    public const double LeastRate = 0.98;

    /// <inheritdoc/>
    public FindingKind Kind => FindingKind.HullMembership;

    /// <inheritdoc/>
    public Finding Find(in ConversationEvidence evidence)
    {
        var rate = evidence.Windows.Length < FewestWindows ? 0 : (double)evidence.InHull / evidence.Windows.Length;
        return rate >= LeastRate ? new(Kind, 1, rate, LeastRate) { Second = evidence.Windows.Length } : Finding.None;
    }
}
