using System.Text.Json;

namespace FlowKafka.Flows;

/// <summary>The bytes of JSON strings.</summary>
internal static class UnescapedText
{
    /// <summary>The string's bytes: in place, or unescaped into the buffer.</summary>
    public static ReadOnlySpan<byte> Of(scoped ref Utf8JsonReader reader, ScratchBuffer buffer)
    {
        if (!reader.ValueIsEscaped)
            return reader.ValueSpan;
        var room = buffer.Take(reader.ValueSpan.Length);
        return room[..reader.CopyString(room)];
    }

    /// <summary>As <see cref="Of"/>; false when the string has half a surrogate pair, or is no UTF-8.</summary>
    public static bool TryGet(scoped ref Utf8JsonReader reader, ScratchBuffer buffer, out ReadOnlySpan<byte> text)
    {
        try
        {
            text = Of(ref reader, buffer);
            return true;
        }
        catch (InvalidOperationException)
        {
            text = default;
            return false;
        }
    }
}
