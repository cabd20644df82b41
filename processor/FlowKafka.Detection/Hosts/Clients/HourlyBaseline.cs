using FlowKafka.Detection.Hosts.Sketches;

namespace FlowKafka.Detection.Hosts.Clients;

/// <summary>
/// The median of an hourly number and the median of its deviations from it, both on the <see cref="LogScale"/>: an hour
/// of ten times the usual is as far from it for a server farm as for a door lock.
/// </summary>
internal struct HourlyBaseline
{
    // 2 %: the baseline of a lasting change is followed within days.
    private const int LeastStep = 32;

    // A quarter of a doubling. Hours that are all alike do not make one more server an alarm.
    private const int LeastDeviation = LogScale.Octave / 4;

    public ushort Median, Deviation;

    /// <summary>By how many median absolute deviations a value is above the median; 0 below it, or without hours.</summary>
    public readonly float Above(ushort value, int hours) =>
        hours == 0 ? 0 : Math.Max(0, value - Median) / (float)Math.Max(LeastDeviation, (int)Deviation);

    public void Add(ushort value, int hours)
    {
        RunningMedian.Add(ref Median, value, hours, LeastStep);
        RunningMedian.Add(ref Deviation, (ushort)Math.Abs(value - Median), hours, LeastStep);
    }
}
