namespace FlowKafka.Detection.Knowledge;

/// <summary>Splits a line of CSV (RFC 4180, one record on one line); spaces about fields are dropped.</summary>
internal static class CsvLine
{
    /// <summary>Splits a line.</summary>
    /// <param name="line">The line, without its end.</param>
    /// <param name="fields">Cleared, then filled.</param>
    /// <returns>False when a quote is not closed, or text follows a closing one.</returns>
    public static bool TrySplit(ReadOnlySpan<char> line, List<string> fields)
    {
        fields.Clear();
        while (true)
        {
            line = line.TrimStart();
            var isQuoted = line is ['"', ..];
            var end = isQuoted ? EndOfQuoted(line) : line.IndexOf(',');
            if (end < 0 && isQuoted)
                return false;
            var field = end < 0 ? line : line[..end];
            fields.Add(isQuoted ? field[1..^1].ToString().Replace("\"\"", "\"", StringComparison.Ordinal) : field.TrimEnd().ToString());
            line = end < 0 ? [] : line[end..].TrimStart();
            if (line.IsEmpty)
                return true;
            if (line[0] != ',')
                return false;
            line = line[1..];
        }
    }

    // The place behind the closing quote; -1 without one.
    private static int EndOfQuoted(ReadOnlySpan<char> line)
    {
        for (var i = 1; i < line.Length; i++)
        {
            if (line[i] != '"')
                continue;
            if (i + 1 == line.Length || line[i + 1] != '"')
                return i + 1;
            i++;
        }

        return -1;
    }
}
