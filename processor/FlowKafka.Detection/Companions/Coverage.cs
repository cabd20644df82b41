using FlowKafka.Detection.Profiles;

namespace FlowKafka.Detection.Companions;

/// <summary>
/// Continuity as records tell it: the part of the time, from the first window to the last, that lies between the first and
/// the last record of its window. Unlike active minutes it is the same for records of one and of ten minutes, and wherever
/// an interface cuts them. After the long flows of Stealthwatch (Cisco, 2019), and the talk's bursts against continuity.
/// </summary>
internal static class Coverage
{
    /// <summary>0 for packets at single moments, 1 for traffic without a gap; NaN with fewer than two windows.</summary>
    public static double Of(ReadOnlySpan<OrientedWindow> windows)
    {
        var covered = 0.0;
        foreach (ref readonly var window in windows)
            covered += window.Covered;
        return windows.Length < 2 ? double.NaN : Math.Min(1, covered / Continuity.Span(windows));
    }
}
