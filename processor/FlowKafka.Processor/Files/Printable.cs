using System.Globalization;
using System.Text;

namespace FlowKafka.Processor.Files;

/// <summary>Text from outside, as a terminal may be shown it: what is not to be seen must not steer it.</summary>
internal static class Printable
{
    private const char Replacement = '\uFFFD';

    /// <summary>The text, on one line.</summary>
    public static string Text(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return text;
        var shown = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == '\t')
                shown.Append(' ');
            else if (IsUnseen(Rune.GetUnicodeCategory(rune)))
                shown.Append(Replacement);
            else
                shown.Append(rune);
        }

        return shown.ToString();
    }

    /// <summary>Bytes as text, cut after so many of them.</summary>
    public static string Text(ReadOnlySpan<byte> bytes, int most) =>
        bytes.Length <= most ? Text(Encoding.UTF8.GetString(bytes)) : Text(Encoding.UTF8.GetString(bytes[..most])) + "…";

    private static bool IsUnseen(UnicodeCategory category) => category
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse;
}
