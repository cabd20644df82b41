using System.Text.Json;

namespace FlowKafka.Flows;

/// <summary>The bytes of JSON strings.</summary>
internal static class JsonText
{
    /// <summary>The string's bytes: in place, or unescaped into the buffer.</summary>
    public static ReadOnlySpan<byte> Of(scoped ref Utf8JsonReader reader, ScratchBuffer buffer)
    {
        if (!reader.ValueIsEscaped)
            return reader.ValueSpan;
        var room = buffer.Take(reader.ValueSpan.Length);
        return room[..reader.CopyString(room)];
    }
}
