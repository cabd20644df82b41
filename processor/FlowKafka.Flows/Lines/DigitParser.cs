namespace FlowKafka.Flows;

/// <summary>Reads unsigned decimal numbers: digits only, no sign.</summary>
internal static class DigitParser
{
    /// <summary>Reads a number up to <paramref name="maximum"/>.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, long maximum, out long number)
    {
        number = 0;
        if (text.IsEmpty)
            return false;
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
