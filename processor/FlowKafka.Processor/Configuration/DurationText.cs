using System.Globalization;

namespace FlowKafka.Processor.Configuration;

/// <summary>Reads durations as people write them.</summary>
internal static class DurationText
{
    /// <summary><c>500ms</c>, <c>30s</c>, <c>10m</c>, <c>1.5h</c>, <c>14d</c>, or <c>[d.]hh:mm:ss</c>.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        var unit = text.AsSpan().TrimStart("0123456789.");
        double? ticks = unit switch
        {
            "ms" => TimeSpan.TicksPerMillisecond,
            "s" => TimeSpan.TicksPerSecond,
            "m" or "min" => TimeSpan.TicksPerMinute,
            "h" => TimeSpan.TicksPerHour,
            "d" => TimeSpan.TicksPerDay,
            _ => null,
        };
        if (ticks is { } perUnit
            && double.TryParse(text.AsSpan(0, text.Length - unit.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)
            && count * perUnit < TimeSpan.MaxValue.Ticks)
        {
            duration = TimeSpan.FromTicks((long)Math.Round(count * perUnit));
            return true;
        }

        // A bare number would be days, which nobody means.
        duration = default;
        return text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out duration);
    }
}
