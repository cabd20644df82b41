using System.Numerics;
using FlowKafka.Detection.Profiles;

namespace FlowKafka.Detection.Companions;

/// <summary>
/// Continuity by the minute, the finest that flow logs tell: after RITA's coverage of a beacon by the hours it is seen in
/// (Active Countermeasures, RITA v5), and the talk's timestamps.
/// </summary>
internal static class ActiveMinutes
{
    /// <summary>The share of active minutes from the first window to the last, inclusive; NaN with fewer than two windows, or when no
    /// minute is known to be active. A window is taken to have as many minutes as the highest active one in any window tells.</summary>
    public static double Of(ReadOnlySpan<OrientedWindow> windows)
    {
        var (minutes, all) = (0L, 0UL);
        foreach (ref readonly var window in windows)
        {
            minutes += BitOperations.PopCount(window.ActiveMinutes);
            all |= window.ActiveMinutes;
        }

        var perWindow = 64 - BitOperations.LeadingZeroCount(all);
        return windows.Length < 2 || all == 0 ? double.NaN : minutes / (Continuity.Span(windows) * perWindow);
    }
}
