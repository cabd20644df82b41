using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;

namespace FlowKafka.Detection.Documents;

/// <summary>
/// Writes the payload of Splunk's HTTP Event Collector for the document of an episode or of a campaign, as Splunk Connect
/// for Kafka takes it with <c>splunk.hec.json.event.formatted=true</c>. The event has the fields of CIM's data models
/// Intrusion_Detection and Network_Traffic in front, and behind them the whole document. The index is left to the token.
/// </summary>
public static class HecEvent
{
    /// <summary>Splunk's <c>source</c>.</summary>
    public const string Source = "flowkafka";

    /// <summary>Splunk's <c>sourcetype</c>.</summary>
    public const string SourceType = "flowkafka:detection";

    /// <summary>Writes the payload: always the same bytes for the same document and host.</summary>
    /// <param name="document">An ECS document: UTF-8 JSON.</param>
    /// <param name="host">Splunk's <c>host</c>: who delivers; left out when empty.</param>
    /// <param name="destination">Where to; untouched when the document is bad.</param>
    /// <returns>False when the document isn't JSON, or lacks <c>@timestamp</c> or <c>event</c>.</returns>
    public static bool TryWrite(ReadOnlySpan<byte> document, string host, IBufferWriter<byte> destination)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(destination);
        if (!Utf8.IsValid(document))
            return false;
        var payload = new ArrayBufferWriter<byte>(document.Length + 1024);
        try
        {
            using var parsed = JsonDocument.Parse(document.ToArray(), new() { AllowDuplicateProperties = false });
            if (!TryWrite(parsed.RootElement, host, payload))
                return false;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            // The latter two: half of a surrogate pair is found only when it is read or written.
            return false;
        }

        destination.Write(payload.WrittenSpan);
        return true;
    }

    private static bool TryWrite(JsonElement root, string host, IBufferWriter<byte> destination)
    {
        if (root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("@timestamp", out var timestamp)
            || timestamp.ValueKind != JsonValueKind.String
            || !timestamp.TryGetDateTimeOffset(out var time)
            || !root.TryGetProperty("event", out var about)
            || about.ValueKind != JsonValueKind.Object)
            return false;
        using var json = new Utf8JsonWriter(destination, EcsObjects.Options);
        json.WriteStartObject();
        json.WriteNumber("time", time.ToUnixTimeMilliseconds() * 0.001m);
        if (host.Length > 0)
            json.WriteString("host", host);
        json.WriteString("source", Source);
        json.WriteString("sourcetype", SourceType);
        json.WriteStartObject("event");
        var fields = CimFields.Of(root);
        foreach (var (name, value) in fields)
        {
            json.WritePropertyName(name);
            value.WriteTo(json);
        }

        foreach (var property in root.EnumerateObject())
        {
            // An object of ECS whose name CIM needs, as user, keeps its fields: Splunk shows them as ecs.user.name.
            json.WritePropertyName(fields.ContainsKey(property.Name) ? "ecs." + property.Name : property.Name);
            property.Value.WriteTo(json);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        return true;
    }
}
