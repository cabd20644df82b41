namespace FlowKafka.Detection.Findings.Detectors;

/// <summary>
/// Stealthwatch's anomalous periodic flow: traffic that comes back at a steady period, or never pauses, always of much the
/// same size, for hours. The finding's value is a score from 0 to 1, its second number the period in seconds, 0 when it
/// never pauses for a whole window. By itself it says little of mining: agents, pushes and heartbeats are periodic, too.
/// </summary>
public sealed class PeriodicFlowDetector(PeriodicFlowOptions options) : IDetector
{
    // Below it the pair was silent most of the time, and what it did is too little to be told from chance.
    private const double LeastCoverage = 0.25;

    /// <inheritdoc/>
    public FindingKind Kind => FindingKind.PeriodicFlow;

    /// <inheritdoc/>
    public Finding Find(in ConversationEvidence evidence)
    {
        var windows = evidence.Windows;
        if (windows.Length < options.LeastWindows || (options.OutwardsOnly && !ConversationSpan.IsOutwards(evidence)))
            return Finding.None;
        var span = windows[^1].Window - windows[0].Window + 1;
        var coverage = (double)windows.Length / span;
        if (coverage < LeastCoverage)
            return Finding.None;

        var hours = (double)span * evidence.WindowSize / TimeSpan.MillisecondsPerHour;
        var score = new PeriodicScore(
            1, SizeRegularity.Of(windows), coverage * Math.Min(1, hours / options.FullDuration.TotalHours),
            HourHistogram.Evenness(windows, (int)Math.Max(1, TimeSpan.MillisecondsPerHour / evidence.WindowSize)));
        if (score.Total < options.LeastScore)
            return Finding.None;

        var (timing, period) = BeatTiming.Of(windows, evidence.WindowSize);
        score = score with { Timing = timing };
        if (timing < options.LeastTiming || score.Total < options.LeastScore)
            return Finding.None;
        return new(Kind, score.Total < options.StrongScore ? 1 : 2, score.Total, options.LeastScore) { Second = period * 1000 == evidence.WindowSize ? 0 : period };
    }
}
