namespace FlowKafka.Flows;

/// <summary>Knows the time that an export from CloudWatch Logs to S3 puts before each line.</summary>
internal static class IsoTime
{
    /// <summary>The length of the time and the white space at the start of a line, before <paramref name="mark"/>; 0 where the
    /// line has no such start.</summary>
    public static int LengthBefore(ReadOnlySpan<byte> line, byte mark)
    {
        if (line.Length < 21 || line[10] != 'T')
            return 0;
        var end = line.IndexOfAny((byte)' ', (byte)'\t');
        if (end < 0 || !Is(line[..end]))
            return 0;
        var start = end + line[end..].IndexOfAnyExcept((byte)' ', (byte)'\t');
        return start > end && line[start] == mark ? start : 0;
    }

    /// <summary>True for <c>2026-01-31T23:59:59Z</c>, with or without a fraction of a second.</summary>
    public static bool Is(ReadOnlySpan<byte> text)
    {
        var pattern = "0000-00-00T00:00:00"u8;
        if (text.Length < pattern.Length + 1 || text[^1] != 'Z')
            return false;
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '0' ? !char.IsAsciiDigit((char)text[i]) : text[i] != pattern[i])
                return false;
        }

        var fraction = text[pattern.Length..^1];
        return fraction.IsEmpty || (fraction[0] == '.' && !fraction[1..].ContainsAnyExceptInRange((byte)'0', (byte)'9'));
    }
}
