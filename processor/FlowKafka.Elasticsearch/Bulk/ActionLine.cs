using System.Text.Json;

namespace FlowKafka.Elasticsearch.Bulk;

/// <summary>Lays out the line before a document, which says what to do with it, and reads it back.</summary>
internal static class ActionLine
{
    // The longest skeleton, the longest number, and the line feed.
    private const int Frame = 96;

    // JSON's own escape is six bytes for one.
    private const int LongestEscape = 6;

    private static ReadOnlySpan<byte> Hex => "0123456789abcdef"u8;

    /// <summary>No line is longer.</summary>
    public static int Bound(in BulkAction action) => Frame + LongestEscape * (action.Index.Length + action.Id.Length);

    /// <summary>Writes the line with its line feed.</summary>
    /// <returns>Its length.</returns>
    public static int Write(in BulkAction action, Span<byte> into)
    {
        var at = Put(action.Version is null ? "{\"create\":{\"_index\":\""u8 : "{\"index\":{\"_index\":\""u8, into, 0);
        at = PutText(action.Index, into, at);
        at = Put("\",\"_id\":\""u8, into, at);
        at = PutText(action.Id, into, at);
        at = Put("\""u8, into, at);
        if (action.Version is { } version)
        {
            at = Put(",\"version\":"u8, into, at);
            _ = System.Buffers.Text.Utf8Formatter.TryFormat(version, into[at..], out var digits);
            at = Put(",\"version_type\":\"external\""u8, into, at + digits);
        }

        return Put("}}\n"u8, into, at);
    }

    /// <summary>The index and the id of a line that was written here.</summary>
    public static (string Index, string Id) Read(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        var (index, id) = ("", "");
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
                continue;
            var (isIndex, isId) = (reader.ValueTextEquals("_index"u8), reader.ValueTextEquals("_id"u8));
            reader.Read();
            if (isIndex)
                index = reader.GetString()!;
            else if (isId)
                id = reader.GetString()!;
        }

        return (index, id);
    }

    private static int Put(ReadOnlySpan<byte> text, Span<byte> into, int at)
    {
        text.CopyTo(into[at..]);
        return at + text.Length;
    }

    private static int PutText(ReadOnlySpan<byte> text, Span<byte> into, int at)
    {
        if (text.IndexOfAnyInRange<byte>(0, 0x1f) < 0 && text.IndexOfAny((byte)'"', (byte)'\\') < 0)
            return Put(text, into, at);
        foreach (var letter in text)
        {
            if (letter is (byte)'"' or (byte)'\\')
            {
                into[at++] = (byte)'\\';
                into[at++] = letter;
            }
            else if (letter < 0x20)
            {
                at = Put("\\u00"u8, into, at);
                into[at++] = Hex[letter >> 4];
                into[at++] = Hex[letter & 15];
            }
            else
            {
                into[at++] = letter;
            }
        }

        return at;
    }
}
