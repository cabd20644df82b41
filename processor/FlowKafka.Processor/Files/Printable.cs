using System.Globalization;
using System.Text;

namespace FlowKafka.Processor.Files;

/// <summary>Text from outside, as a terminal may be shown it: what is not to be seen must not steer it.</summary>
internal static class Printable
{
    private const int MostHex = 24;
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

    /// <summary>Bytes as text, cut after so many of them; what is no text for the most part, as hexadecimal digits.</summary>
    public static string Text(ReadOnlySpan<byte> bytes, int most)
    {
        var text = Text(Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, most)]));
        if (text.AsSpan().Count(Replacement) * 4 > text.Length)
        {
            var shown = Math.Min(bytes.Length, MostHex);
            return $"bytes {Convert.ToHexString(bytes[..shown])}{(bytes.Length > shown ? "…" : "")}";
        }

        return bytes.Length > most ? text + "…" : text;
    }

    private static bool IsUnseen(UnicodeCategory category) => category
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse;
}
