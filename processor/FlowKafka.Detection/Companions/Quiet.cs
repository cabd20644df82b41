using System.Numerics;
using FlowKafka.Detection.Companions.Quantities;
using FlowKafka.Detection.Profiles;

namespace FlowKafka.Detection.Companions;

/// <summary>
/// How little a conversation says while it speaks: Cisco Stealthwatch's "suspect quiet long flow" (2019), which alerts on
/// long flows with a low byte count.
/// </summary>
internal static class Quiet
{
    /// <summary>Bytes both ways for each active minute; NaN when no minute is known to be active.</summary>
    public static double Of(ReadOnlySpan<OrientedWindow> windows)
    {
        var minutes = 0L;
        foreach (ref readonly var window in windows)
            minutes += BitOperations.PopCount(window.ActiveMinutes);
        return minutes > 0 ? Series.Sum<BothBytes>(windows) / minutes : double.NaN;
    }
}
