using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;

namespace FlowKafka.Detection.Documents;

/// <summary>Writes text as it stands between the quotes of a JSON string.</summary>
internal static class JsonText
{
    /// <summary>The most bytes that a character takes.</summary>
    public const int LongestCharacter = 6;

    // What is written as it is: printable ASCII but quote and backslash.
    private static readonly SearchValues<byte> Plain = SearchValues.Create(
        [.. Enumerable.Range(0x20, 0x7F - 0x20).Where(c => c is not '"' and not '\\').Select(c => (byte)c)]);

    /// <summary>Writes it, and returns how many bytes.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="memory">Has room for <see cref="LongestCharacter"/> bytes a character.</param>
    public static int Write(ReadOnlySpan<char> text, Span<byte> memory)
    {
        if (Ascii.FromUtf16(text, memory, out var written) == OperationStatus.Done && !memory[..written].ContainsAnyExcept(Plain))
            return written;
        var escaped = new char[text.Length * LongestCharacter];
        JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text, escaped, out _, out var length);
        return Encoding.UTF8.GetBytes(escaped.AsSpan(0, length), memory);
    }
}
