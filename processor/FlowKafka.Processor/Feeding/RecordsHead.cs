namespace FlowKafka.Processor.Feeding;

/// <summary>Knows the beginning of a document whose records can be sent one by one: <c>{"records":[{</c>. The records of a
/// Firehose body are told by their <c>data</c>, and stay in it.</summary>
internal static class RecordsHead
{
    private const int Farthest = 4096;

    /// <summary>Looks at what stands first.</summary>
    /// <param name="buffer">The text.</param>
    /// <param name="length">How many bytes come before the first record.</param>
    public static bool TryMatch(UnitBuffer buffer, out int length)
    {
        while (true)
        {
            length = 0;
            switch (Match(buffer.Span, ref length))
            {
                case true:
                    return true;
                case false:
                    return false;
                default:
                    if (buffer.Span.Length > Farthest || !buffer.Fill())
                        return false;
                    break;
            }
        }
    }

    // Null where there are too few bytes to tell.
    private static bool? Match(ReadOnlySpan<byte> text, ref int at)
    {
        if (Next(text, ref at, "{"u8) is not true and var open)
            return open;
        if (Next(text, ref at, "\"records\""u8) is not true and var name)
            return name;
        if (Next(text, ref at, ":"u8) is not true and var colon)
            return colon;
        if (Next(text, ref at, "["u8) is not true and var array)
            return array;
        var inner = at;
        if (Next(text, ref inner, "{"u8) is not true and var record)
            return record;
        return Next(text, ref inner, "\"data\""u8) is { } isData ? !isData : null;
    }

    private static bool? Next(ReadOnlySpan<byte> text, ref int at, ReadOnlySpan<byte> token)
    {
        while (at < text.Length && text[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            at++;
        var rest = text[at..];
        if (rest.Length < token.Length)
            return token.StartsWith(rest) ? null : false;
        at += token.Length;
        return rest.StartsWith(token);
    }
}
