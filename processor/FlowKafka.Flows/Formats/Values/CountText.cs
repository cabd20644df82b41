using System.Buffers.Text;

namespace FlowKafka.Flows;

/// <summary>Reads counts from text: whole numbers that are not negative, also as <c>443.0</c> or <c>1.2E7</c>, which is how
/// they leave sinks that know floating point only.</summary>
internal static class CountText
{
    /// <summary>Reads a count up to <paramref name="maximum"/>.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, long maximum, out long count) =>
        DigitParser.TryParse(text, maximum, out count) || TryFloat(text, maximum, out count);

    private static bool TryFloat(ReadOnlySpan<byte> text, long maximum, out long count)
    {
        count = 0;
        if (text.IndexOfAny((byte)'.', (byte)'e', (byte)'E') <= 0 || !Utf8Parser.TryParse(text, out double number, out var used)
            || used != text.Length || !(number >= 0 && number <= Math.Min(maximum, 1L << 53)) || number != Math.Floor(number))
            return false;
        count = (long)number;
        return true;
    }
}
