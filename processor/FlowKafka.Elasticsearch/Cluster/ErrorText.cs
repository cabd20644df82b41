using System.Text.Json;

namespace FlowKafka.Elasticsearch;

/// <summary>Finds the words of an error in an answer's body.</summary>
internal static class ErrorText
{
    private const int Longest = 1000;

    /// <summary><c>type: reason</c> of the body's <c>error</c>, or its <c>message</c> as Kibana has it; null when it holds neither.</summary>
    public static string? Of(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            using var document = JsonDocument.ParseValue(ref reader);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return null;
            if (document.RootElement.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.String)
                return Shorten(message.GetString()!);
            return document.RootElement.TryGetProperty("error", out var error) ? Of(error) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>One line of bounded length.</summary>
    public static string Shorten(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= Longest ? line : string.Concat(line.AsSpan(0, Longest), "…");
    }

    private static string? Of(JsonElement error)
    {
        if (error.ValueKind == JsonValueKind.String)
            return Shorten(error.GetString()!);
        if (error.ValueKind != JsonValueKind.Object)
            return null;
        var (type, reason) = (Text(error, "type"), Text(error, "reason"));
        return type is null || reason is null ? type ?? reason : Shorten($"{type}: {reason}");
    }

    private static string? Text(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
