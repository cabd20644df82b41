namespace FlowKafka.Detection.Findings.Detectors;

/// <summary>
/// How regular a conversation is, each part from 0 to 1. The four parts are those of the beacon score of RITA v5 (Active
/// Countermeasures): timing, size, duration and histogram; their formulas and weights are this project's, since flow logs
/// tell minutes and windows where Zeek tells connections.
/// </summary>
internal readonly record struct PeriodicScore(double Timing, double Size, double Duration, double Histogram)
{
    public const double TimingWeight = 0.4;
    private const double SizeWeight = 0.3;
    private const double DurationWeight = 0.15;
    private const double HistogramWeight = 0.15;

    public double Total => (TimingWeight * Timing) + (SizeWeight * Size) + (DurationWeight * Duration) + (HistogramWeight * Histogram);
}
