using System.Globalization;

namespace FlowKafka.Detection.Documents;

/// <summary>Times and durations in text.</summary>
internal static class IsoTime
{
    /// <summary>ISO 8601 in UTC with milliseconds, <c>2021-02-19T18:00:00.000Z</c>.</summary>
    public static string Of(long unixMilliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(unixMilliseconds)
        .ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A duration for people: <c>1 d 2 h 30 min</c>; seconds and milliseconds only below a minute.</summary>
    public static string Spoken(TimeSpan span)
    {
        var parts = new List<string>(3);
        if (span.Days > 0)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{span.Days} d"));
        if (span.Hours > 0)
            parts.Add($"{span.Hours} h");
        if (span.Minutes > 0)
            parts.Add($"{span.Minutes} min");
        return parts.Count > 0 ? string.Join(' ', parts) : string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds} s");
    }
}
