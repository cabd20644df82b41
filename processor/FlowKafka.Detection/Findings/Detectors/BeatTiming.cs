using System.Numerics;
using FlowKafka.Detection.Companions;
using FlowKafka.Detection.Companions.Quantities;
using FlowKafka.Detection.Profiles;
using FlowKafka.Geometry.Patterns;

namespace FlowKafka.Detection.Findings.Detectors;

/// <summary>
/// Regularity in time, 0 to 1: of traffic that hardly pauses by how little it pauses or how even it is, of other traffic by the
/// intervals between active minutes; or the autocorrelation of the windows' packets, when it has a peak of its own.
/// </summary>
internal static class BeatTiming
{
    // Poisson arrivals once a minute leave 37 % of the minutes empty.
    private const double DenseShare = 0.65;
    private const double FullShare = 0.95;
    private const int LeastIntervals = 8;
    private const double LeastPeak = 0.5;

    // From here on the minutes say enough: the autocorrelation of windows would only tell in how many of them the cuts repeat.
    private const double Plain = 0.75;

    // Where beats are farther apart than a window is long, a window's count of them is 0 or 1 and tells nothing.
    private const double MostCountedMinutes = 10;

    /// <summary>The regularity, and the period in seconds; 0 where there is none.</summary>
    public static (double Score, double Period) Of(ReadOnlySpan<OrientedWindow> windows, long windowSize)
    {
        var minutes = (int)Math.Clamp(windowSize / 60_000, 1, 64);
        var span = windows[^1].Window - windows[0].Window + 1;
        var active = 0;
        foreach (ref readonly var window in windows)
            active += BitOperations.PopCount(window.ActiveMinutes);
        var share = (double)active / ((double)span * minutes);
        var best = share >= DenseShare
            ? (Score: Math.Clamp(Math.Max((share - DenseShare) / (FullShare - DenseShare), Evenness(windows, active)), 0, 1), Period: 0.0)
            : Intervals(windows, minutes, active, share);
        if (best.Score >= Plain)
            return best;
        var (strength, lag) = Peak(windows, span);
        return strength > best.Score ? (strength, lag * windowSize / 1000.0) : best;
    }

    // Beside a Poisson process with a message in each active minute, whose windows' relative variance is 1 in as many.
    private static double Evenness(ReadOnlySpan<OrientedWindow> windows, int active)
    {
        using var packets = new Scratch<double>(windows.Length);
        for (var i = 0; i < windows.Length; i++)
            packets.Span[i] = BothPackets.Of(windows[i].Point);
        var median = OrderStatistics.Median(packets.Span);
        for (var i = 0; i < windows.Length; i++)
            packets.Span[i] = Math.Abs(BothPackets.Of(windows[i].Point) - median);

        // 1.4826 makes the median deviation of a normal distribution its standard deviation.
        var relative = 1.4826 * OrderStatistics.Median(packets.Span) / Math.Max(1, median);
        return 1 - (relative * relative * active / windows.Length);
    }

    private static (double Score, double Period) Intervals(ReadOnlySpan<OrientedWindow> windows, int minutes, int active, double share)
    {
        using var scratch = new Scratch<double>(active);
        var intervals = scratch.Span;
        var (count, last, before) = (0, -1, -2);
        foreach (ref readonly var window in windows)
        {
            var start = (window.Window - windows[0].Window) * minutes;
            for (var mask = window.ActiveMinutes; mask != 0; mask &= mask - 1)
            {
                var minute = start + BitOperations.TrailingZeroCount(mask);
                if (minute != before + 1)
                {
                    if (last >= 0)
                        intervals[count++] = minute - last;
                    last = minute;
                }

                before = minute;
            }
        }

        if (count < LeastIntervals)
            return default;
        intervals = intervals[..count];
        intervals.Sort();
        var median = count % 2 == 1 ? intervals[count / 2] : (intervals[(count / 2) - 1] + intervals[count / 2]) / 2;

        // The longest in seven are left out: beats that were missed. A quarter of a minute is what cutting into minutes costs.
        var kept = Math.Max(1, (int)(count * 0.85));
        var deviation = 0.0;
        for (var i = 0; i < kept; i++)
            deviation += Math.Abs(intervals[i] - median);
        var score = Math.Max(0, 1 - (1.5 * Math.Max(0, (deviation / kept) - 0.25) / median)) * (1 - (1.0 / count));
        if (median <= MostCountedMinutes)
            score = (score + Counts(windows, minutes, share)) / 2;
        return (score, median * 60);
    }

    // How much less the windows' numbers of active minutes vary than those of independent minutes would.
    private static double Counts(ReadOnlySpan<OrientedWindow> windows, int minutes, double share)
    {
        var span = windows[^1].Window - windows[0].Window + 1;
        var mean = share * minutes;
        var squares = (span - windows.Length) * mean * mean;
        foreach (ref readonly var window in windows)
        {
            var deviation = BitOperations.PopCount(window.ActiveMinutes) - mean;
            squares += deviation * deviation;
        }

        return Math.Max(0, 1 - (squares / span / (mean * (1 - share))));
    }

    // A greatest autocorrelation at the least lag is a trend, such as a working day, and no period.
    private static (double Strength, int Lag) Peak(ReadOnlySpan<OrientedWindow> windows, int span)
    {
        using var packets = new Scratch<double>(span);
        packets.Span.Clear();
        foreach (ref readonly var window in windows)
            packets.Span[window.Window - windows[0].Window] = BothPackets.Of(window.Point);
        var (strength, lag) = Autocorrelation.Strongest(packets.Span, 2, span / 2);
        return lag > 2 && strength >= LeastPeak ? (strength, lag) : default;
    }
}
