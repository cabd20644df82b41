using System.Globalization;

namespace FlowKafka.Detection.Knowledge;

/// <summary>Reads moments as people write them.</summary>
public static class MomentFormat
{
    /// <summary>What is right, in words.</summary>
    public const string Expected = "an ISO 8601 moment, as 2026-02-01T00:00:00Z; without an offset it is UTC";

    private static readonly string[] Formats =
        ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>A date, or a date and a time with or without an offset.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset moment) =>
        DateTimeOffset.TryParseExact(text.Trim(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out moment);
}
