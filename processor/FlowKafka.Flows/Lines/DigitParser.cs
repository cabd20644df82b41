namespace FlowKafka.Flows;

/// <summary>Reads unsigned decimal numbers: digits only, no sign.</summary>
internal static class DigitParser
{
    private const int AlwaysFit = 18;

    /// <summary>Reads a number up to <paramref name="maximum"/>.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, long maximum, out long number)
    {
        number = 0;
        if (text.IsEmpty)
            return false;
        if (text.Length > AlwaysFit)
            return TryParseLong(text, maximum, out number);
        foreach (var b in text)
        {
            var digit = (uint)b - '0';
            if (digit > 9)
                return false;
            number = number * 10 + digit;
        }

        return number <= maximum;
    }

    private static bool TryParseLong(ReadOnlySpan<byte> text, long maximum, out long number)
    {
        number = 0;
        foreach (var b in text)
        {
            var digit = (uint)b - '0';
            if (digit > 9 || number > (maximum - digit) / 10)
                return false;
            number = number * 10 + digit;
        }

        return true;
    }
}
