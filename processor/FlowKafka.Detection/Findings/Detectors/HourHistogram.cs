using FlowKafka.Detection.Companions.Quantities;
using FlowKafka.Detection.Profiles;

namespace FlowKafka.Detection.Findings.Detectors;

/// <summary>Whether all hours have about as many packets: 1 less the coefficient of variation of whole hours, counted back from the newest window.</summary>
internal static class HourHistogram
{
    public static double Evenness(ReadOnlySpan<OrientedWindow> windows, int windowsPerHour)
    {
        var hours = (windows[^1].Window - windows[0].Window + 1) / windowsPerHour;
        if (hours < 2)
            return 0;
        var (sum, squares, at) = (0.0, 0.0, windows.Length - 1);
        for (var hour = 0; hour < hours; hour++)
        {
            var first = windows[^1].Window - ((hour + 1) * windowsPerHour) + 1;
            var packets = 0.0;
            for (; at >= 0 && windows[at].Window >= first; at--)
                packets += BothPackets.Of(windows[at].Point);
            (sum, squares) = (sum + packets, squares + (packets * packets));
        }

        if (sum == 0)
            return 0;
        var mean = sum / hours;
        return Math.Max(0, 1 - (Math.Sqrt(Math.Max(0, (squares / hours) - (mean * mean))) / mean));
    }
}
