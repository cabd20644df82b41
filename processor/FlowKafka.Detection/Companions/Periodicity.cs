using FlowKafka.Detection.Companions.Quantities;
using FlowKafka.Detection.Profiles;
using FlowKafka.Geometry.Patterns;

namespace FlowKafka.Detection.Companions;

/// <summary>
/// Whether a conversation repeats itself, as beacons, backups and people's days do: Stealthwatch's "anomalous periodic
/// flows", by the autocorrelation of G. E. P. Box and G. M. Jenkins, "Time Series Analysis" (1970).
/// </summary>
internal static class Periodicity
{
    /// <summary>The fewest windows from the first to the last: lags 2, 3 and 4.</summary>
    private const int LeastSpan = 8;

    /// <summary>Two weeks of ten minutes; of a longer conversation only its newest windows are looked at.</summary>
    private const int MostSpan = 2016;

    /// <summary>
    /// The greatest autocorrelation of the packets both ways over lags of 2 windows to half of all, silent windows counting
    /// as 0; -1 to 1. NaN with fewer than eight windows from the first to the last, or when all are equal.
    /// </summary>
    public static double Of(ReadOnlySpan<OrientedWindow> windows)
    {
        if (windows.Length < 2 || Continuity.Span(windows) < LeastSpan)
            return double.NaN;
        var span = (int)Math.Min(Continuity.Span(windows), MostSpan);
        using var packets = new Scratch<double>(span);
        packets.Span.Clear();
        for (var i = windows.Length - 1; i >= 0 && windows[^1].Window - (long)windows[i].Window < span; i--)
            packets.Span[span - 1 - (windows[^1].Window - windows[i].Window)] = BothPackets.Of(windows[i].Point);
        return Autocorrelation.Strongest(packets.Span, 2, span / 2).Strength;
    }
}
