using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FlowKafka.Detection.Documents;

/// <summary>
/// The fields of Splunk's Common Information Model that a detection fills: those of Intrusion_Detection and of
/// Network_Traffic. What goes in and out is seen from the client: <c>bytes_out</c> is what the client has sent.
/// </summary>
internal static class CimFields
{
    /// <summary>The fields in the order in which they are written; what the document doesn't say is left out.</summary>
    public static OrderedDictionary<string, JsonNode> Of(JsonElement document)
    {
        var fields = new OrderedDictionary<string, JsonNode>(StringComparer.Ordinal);
        fields["action"] = TextAt(document, "event", "action") == DetectionRule.BlockedAction ? "blocked" : "allowed";
        Add(fields, "category", document, JsonValueKind.String, "rule", "category");
        Add(fields, "signature", document, JsonValueKind.String, "rule", "name");
        Add(fields, "signature_id", document, JsonValueKind.String, "rule", "id");
        if (At(document, "event", "severity") is { ValueKind: JsonValueKind.Number } severity && severity.TryGetDouble(out var value))
            fields["severity"] = SeverityOf(value);
        fields["ids_type"] = "network";
        fields["vendor_product"] = "FlowKafka";
        if (At(document, "flowkafka", "campaign", "servers") is { } servers)
            AddEndpoints(fields, document, servers);
        else
            AddEndpoints(fields, document);
        Add(fields, "transport", document, JsonValueKind.String, "network", "transport");
        Add(fields, "direction", document, JsonValueKind.String, "network", "direction");
        Add(fields, "bytes", document, JsonValueKind.Number, "network", "bytes");
        Add(fields, "bytes_in", document, JsonValueKind.Number, "server", "bytes");
        Add(fields, "bytes_out", document, JsonValueKind.Number, "client", "bytes");
        Add(fields, "packets", document, JsonValueKind.Number, "network", "packets");
        Add(fields, "packets_in", document, JsonValueKind.Number, "server", "packets");
        Add(fields, "packets_out", document, JsonValueKind.Number, "client", "packets");
        if (At(document, "event", "duration") is { ValueKind: JsonValueKind.Number } duration && duration.TryGetInt64(out var nanoseconds))
            fields["duration"] = nanoseconds / 1_000_000 * 0.001m;
        Add(fields, "dvc", document, JsonValueKind.String, "flowkafka", "reporter");
        Add(fields, "user", document, JsonValueKind.String, "user", "name");
        return fields;
    }

    private static string SeverityOf(double severity) => severity switch
    {
        >= 99 => "critical",
        >= 73 => "high",
        >= 47 => "medium",
        >= 21 => "low",
        _ => "informational",
    };

    private static void AddEndpoints(OrderedDictionary<string, JsonNode> fields, JsonElement document)
    {
        Add(fields, "src", document, JsonValueKind.String, "client", "ip");
        Add(fields, "src_ip", document, JsonValueKind.String, "client", "ip");
        Add(fields, "src_port", document, JsonValueKind.Number, "client", "port");
        Add(fields, "dest", document, JsonValueKind.String, "server", "ip");
        Add(fields, "dest_ip", document, JsonValueKind.String, "server", "ip");
        Add(fields, "dest_port", document, JsonValueKind.Number, "server", "port");
    }

    // A campaign has many of each: what Splunk calls a multivalue field. Its clients are the related addresses that serve nobody.
    private static void AddEndpoints(OrderedDictionary<string, JsonNode> fields, JsonElement document, JsonElement servers)
    {
        var addresses = new OrderedDictionary<string, bool>(StringComparer.Ordinal);
        var ports = new SortedSet<ushort>();
        foreach (var server in Texts(servers))
        {
            var (address, port) = Split(server);
            addresses[address] = true;
            if (port != 0)
                ports.Add(port);
        }

        Add(fields, "src", [.. Texts(At(document, "related", "ip")).Where(address => !addresses.ContainsKey(address))]);
        Add(fields, "dest", [.. addresses.Keys]);
        Add(fields, "dest_port", [.. ports.Select(port => JsonValue.Create(port))]);
    }

    // As CampaignServer writes it: 198.51.100.7:3333, [2001:db8::1]:3333, or the address alone.
    private static (string Address, ushort Port) Split(string server)
    {
        var colon = server.LastIndexOf(':');
        var hasPort = server.StartsWith('[') || server.IndexOf(':', StringComparison.Ordinal) == colon;
        return hasPort && colon > 0 && ushort.TryParse(server.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? (server[..colon].Trim('[', ']'), port)
            : (server, (ushort)0);
    }

    private static void Add(OrderedDictionary<string, JsonNode> fields, string name, JsonArray values)
    {
        if (values.Count > 0)
            fields[name] = values;
    }

    private static void Add(OrderedDictionary<string, JsonNode> fields, string name, JsonElement document, JsonValueKind kind, params ReadOnlySpan<string> path)
    {
        if (At(document, path) is { } value && value.ValueKind == kind)
            fields[name] = JsonValue.Create(value)!;
    }

    private static string? TextAt(JsonElement document, params ReadOnlySpan<string> path) =>
        At(document, path) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static IEnumerable<string> Texts(JsonElement? list) =>
        list is { ValueKind: JsonValueKind.Array } array
            ? array.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)
            : [];

    private static JsonElement? At(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return null;
        }

        return element;
    }
}
