using FlowKafka.Detection.Profiles;

namespace FlowKafka.Detection.Companions;

/// <summary>
/// The longest silence of a conversation: the talk's timestamps (J. Callahan, "ML vs Cryptocoin Miners", 2018). Real miners
/// were silent for two windows of ten minutes at most.
/// </summary>
internal static class LongestGap
{
    /// <summary>Silent windows in a row, at most, between the first and the last; NaN with fewer than two windows.</summary>
    public static double Of(ReadOnlySpan<OrientedWindow> windows)
    {
        var longest = 0L;
        for (var i = 1; i < windows.Length; i++)
            longest = Math.Max(longest, windows[i].Window - (long)windows[i - 1].Window - 1);
        return windows.Length < 2 ? double.NaN : longest;
    }
}
