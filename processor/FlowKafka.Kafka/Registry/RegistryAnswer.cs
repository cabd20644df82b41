using System.Text.Json;

namespace FlowKafka.Kafka.Registry;

/// <summary>Reads what registries answer.</summary>
internal static class RegistryAnswer
{
    /// <summary>The schema of an answer to <c>/schemas/ids/N</c>; null when it is none.</summary>
    public static RegisteredSchema? Schema(ReadOnlyMemory<byte> body)
    {
        if (Parse(body) is not { } answer || !answer.TryGetProperty("schema", out var schema) || schema.ValueKind != JsonValueKind.String)
            return null;
        // Where it says nothing of the type, it is Avro.
        var type = answer.TryGetProperty("schemaType", out var named) && named.ValueKind == JsonValueKind.String ? named.GetString()! : "AVRO";
        var references = answer.TryGetProperty("references", out var list) && list.ValueKind == JsonValueKind.Array ? list.GetArrayLength() : 0;
        return new(schema.GetString()!, type, references);
    }

    /// <summary>The registry's own code for an error; 0 when the answer is not a registry's.</summary>
    public static int ErrorCode(ReadOnlyMemory<byte> body) =>
        Parse(body) is { } answer && answer.TryGetProperty("error_code", out var code) && code.ValueKind == JsonValueKind.Number && code.TryGetInt32(out var number)
            ? number
            : 0;

    private static JsonElement? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
