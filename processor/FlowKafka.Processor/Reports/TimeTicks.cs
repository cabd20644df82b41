using System.Globalization;

namespace FlowKafka.Processor.Reports;

/// <summary>Round moments on an axis of time, in UTC.</summary>
internal static class TimeTicks
{
    private const int Most = 12;
    private const long Minute = 60_000, Hour = 60 * Minute, DayLength = 24 * Hour;

    private static readonly long[] Steps =
    [
        Minute, 5 * Minute, 10 * Minute, 20 * Minute, 30 * Minute, Hour, 2 * Hour, 3 * Hour, 6 * Hour, 12 * Hour,
        DayLength, 2 * DayLength, 5 * DayLength, 10 * DayLength, 30 * DayLength, 90 * DayLength, 365 * DayLength,
    ];

    /// <summary>The round moments from one to another, both inclusive, a dozen at most.</summary>
    public static IEnumerable<long> Between(long from, long to)
    {
        var step = Steps[^1];
        foreach (var candidate in Steps)
        {
            if ((to - from) / candidate < Most)
            {
                step = candidate;
                break;
            }
        }

        for (var tick = (from + step - 1) / step * step; tick <= to; tick += step)
            yield return tick;
    }

    /// <summary>The time of day.</summary>
    public static string Label(long tick) => Quantity.Clock(tick);

    /// <summary>The date.</summary>
    public static string Day(long tick) =>
        DateTimeOffset.FromUnixTimeMilliseconds(tick).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
