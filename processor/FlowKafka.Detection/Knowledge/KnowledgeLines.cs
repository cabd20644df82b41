using System.Text;

namespace FlowKafka.Detection.Knowledge;

/// <summary>The lines of files of lists and identities.</summary>
internal static class KnowledgeLines
{
    private const int ShownText = 60;

    /// <summary>The lines of a text in UTF-8, without a mark of the byte order; none when it is empty.</summary>
    public static string[] Of(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith("\uFEFF"u8))
            content = content[3..];
        var lines = Encoding.UTF8.GetString(content).Split('\n');
        return lines[^1].Length == 0 ? lines[..^1] : lines;
    }

    /// <summary>A text as messages show it: cut, and without control characters.</summary>
    public static string Shown(ReadOnlySpan<char> text)
    {
        var shown = text.Length > ShownText ? $"{text[..ShownText]}…" : text.ToString();
        return string.Concat(shown.Select(c => char.IsControl(c) ? '\uFFFD' : c));
    }
}
