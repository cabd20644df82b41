using System.Text.Json;

namespace FlowKafka.Testing.Elasticsearch;

/// <summary>Reads the body of a bulk request.</summary>
internal static class BulkBody
{
    public static List<BulkOperation> Read(byte[] body)
    {
        var operations = new List<BulkOperation>();
        for (var at = 0; at < body.Length;)
        {
            var action = Line(body, ref at);
            operations.Add(Operation(action, Line(body, ref at)));
        }

        return operations;
    }

    private static byte[] Line(byte[] body, ref int at)
    {
        var length = body.AsSpan(at).IndexOf((byte)'\n');
        if (length < 0)
            throw new FormatException("An action has no document.");
        var line = body.AsSpan(at, length).ToArray();
        at += length + 1;
        return line;
    }

    private static BulkOperation Operation(byte[] action, byte[] source)
    {
        using var document = JsonDocument.Parse(action);
        var property = document.RootElement.EnumerateObject().Single();
        if (property.Name is not ("create" or "index"))
            throw new FormatException($"Unknown action {property.Name}.");
        var version = property.Value.TryGetProperty("version", out var number) ? number.GetInt64() : (long?)null;
        if (version is not null && property.Value.GetProperty("version_type").GetString() != "external")
            throw new FormatException("A version without its type.");
        return new(property.Name, property.Value.GetProperty("_index").GetString()!, property.Value.GetProperty("_id").GetString()!, version, source);
    }
}
