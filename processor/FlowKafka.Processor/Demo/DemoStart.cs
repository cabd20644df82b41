using System.Globalization;
using FlowKafka.Processor.Verbs;

namespace FlowKafka.Processor.Demo;

/// <summary>The day that a demonstration simulates. What is found in it does not depend on the day.</summary>
internal static class DemoStart
{
    /// <summary>The day before the present one, in UTC.</summary>
    public const string Yesterday = "yesterday";

    /// <summary>The first moment of a day.</summary>
    /// <param name="text">A date, or <see cref="Yesterday"/>; null for the usual day.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="UserException">The text is no date, or the day is not over.</exception>
    public static DateTimeOffset Parse(string? text, TimeProvider time)
    {
        if (text is null)
            return DemoNetworks.UsualStart;
        var today = new DateTimeOffset(time.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);
        if (text.Equals(Yesterday, StringComparison.OrdinalIgnoreCase))
            return today.AddDays(-1);
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day.Year < 1971)
            throw UserException.Usage($"--start {text}: write a date, as 2026-01-12, or yesterday.");
        var start = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        return start < today ? start : throw UserException.Usage($"--start {text}: that day is not over, and records of the future are refused.");
    }
}
