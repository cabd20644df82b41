using FlowKafka.Detection.Profiles;

namespace FlowKafka.Detection.Companions;

/// <summary>
/// Burst or continuity: mining goes on and on. From the talk's list (J. Callahan, "ML vs Cryptocoin Miners", 2018), which
/// expected it to remove its last four false positives.
/// </summary>
internal static class Continuity
{
    /// <summary>The share of active windows from the first to the last, inclusive: 1 without gaps; NaN with fewer than two windows.</summary>
    public static double Of(ReadOnlySpan<OrientedWindow> windows)
    {
        return windows.Length < 2 ? double.NaN : windows.Length / Span(windows);
    }

    /// <summary>Windows from the first to the last, inclusive, silent ones too.</summary>
    public static double Span(ReadOnlySpan<OrientedWindow> windows)
    {
        return windows[^1].Window - (double)windows[0].Window + 1;
    }
}
