using System.Numerics;

namespace FlowKafka.Detection.Findings.Detectors;

/// <summary>
/// A miner that a firewall keeps from its pool: attempts on one port, refused in nearly every window and most minutes, about
/// as many each time. The finding's value is the windows with attempts, its second number the attempts a window.
/// </summary>
public sealed class BlockedMinerDetector(BlockedMinerOptions options) : IDetector
{
    /// <inheritdoc/>
    public FindingKind Kind => FindingKind.BlockedMiner;

    /// <inheritdoc/>
    public Finding Find(in ConversationEvidence evidence)
    {
        var rejects = evidence.Rejects;
        if (rejects.Windows < options.LeastWindows || rejects.Port == 0 || rejects.Ports > options.MostPorts
            || !ConversationSpan.IsOutwards(evidence))
        {
            return Finding.None;
        }

        var attempts = (double)rejects.Records / rejects.Windows;
        if (attempts < options.LeastAttempts || attempts > options.MostAttempts || rejects.ActiveMinutes < options.LeastMinutes
            || rejects.Regularity < options.LeastRegularity || Presence(rejects, evidence) < options.LeastPresence)
        {
            return Finding.None;
        }

        return new(Kind, rejects.Windows < options.ManyWindows ? 1 : 2, rejects.Windows, options.LeastWindows) { Second = attempts };
    }

    private static double Presence(in RejectHistory rejects, in ConversationEvidence evidence)
    {
        var windows = (int)Math.Clamp((evidence.End - rejects.Start) / evidence.WindowSize, 1, 64);
        return BitOperations.PopCount(rejects.Recent & (ulong.MaxValue >> (64 - windows))) / (double)windows;
    }
}
