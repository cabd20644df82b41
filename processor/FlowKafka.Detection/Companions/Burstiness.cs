using FlowKafka.Detection.Companions.Quantities;
using FlowKafka.Detection.Profiles;

namespace FlowKafka.Detection.Companions;

/// <summary>
/// Burst against continuity in one number: K.-I. Goh and A.-L. Barabási, "Burstiness and memory in complex systems", EPL 81
/// (2008), there of the times between events, here of the packets in a window, silent windows counting as 0.
/// </summary>
internal static class Burstiness
{
    /// <summary>(σ - μ) / (σ + μ) of the packets both ways over all windows from the first to the last, silent ones too: -1 when all are
    /// equal, 0 when exponential, towards 1 for one burst in a long silence. NaN with fewer than two windows, or without packets.</summary>
    public static double Of(ReadOnlySpan<OrientedWindow> windows)
    {
        if (windows.Length < 2)
            return double.NaN;
        var count = Continuity.Span(windows);
        var mean = Series.Sum<BothPackets>(windows) / count;
        var squares = (count - windows.Length) * mean * mean;
        foreach (ref readonly var window in windows)
            squares += (BothPackets.Of(window.Point) - mean) * (BothPackets.Of(window.Point) - mean);
        var deviation = Math.Sqrt(squares / count);
        return mean > 0 ? (deviation - mean) / (deviation + mean) : double.NaN;
    }
}
