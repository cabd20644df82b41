using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using FlowKafka.Detection.Hosts;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;

namespace FlowKafka.Detection.Documents;

/// <summary>The ECS objects that both kinds of document have.</summary>
internal static class EcsObjects
{
    public const string EcsVersion = "8.17.0";

    /// <summary>One line; only what JSON demands is escaped, so that base64 stays readable.</summary>
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void WriteEcs(Utf8JsonWriter json)
    {
        json.WriteStartObject("ecs");
        json.WriteString("version", EcsVersion);
        json.WriteEndObject();
    }

    /// <summary>What every document in a data stream says of it; nothing without a namespace.</summary>
    public static void WriteDataStream(Utf8JsonWriter json, string dataset, string? dataStreamNamespace)
    {
        if (dataStreamNamespace is null)
            return;
        json.WriteStartObject("data_stream");
        json.WriteString("type", "logs");
        json.WriteString("dataset", dataset);
        json.WriteString("namespace", dataStreamNamespace);
        json.WriteEndObject();
    }

    public static void WriteArray(Utf8JsonWriter json, string name, params ReadOnlySpan<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    public static void WriteEndpoint(Utf8JsonWriter json, string name, string address, ushort port, long bytes, long packets)
    {
        json.WriteStartObject(name);
        json.WriteString("address", address);
        json.WriteString("ip", address);
        if (port != 0)
            json.WriteNumber("port", port);
        json.WriteNumber("bytes", bytes);
        json.WriteNumber("packets", packets);
        json.WriteEndObject();
    }

    public static void WriteNetwork(
        Utf8JsonWriter json, in IpPair pair, string direction, long bytes, long packets, params ReadOnlySpan<FiveTuple> connections)
    {
        json.WriteStartObject("network");
        if (Transport(pair.Protocol) is { } transport)
            json.WriteString("transport", transport);
        json.WriteString("iana_number", pair.Protocol.ToString(CultureInfo.InvariantCulture));
        json.WriteString("type", pair.Lower.IsV4 && pair.Higher.IsV4 ? "ipv4" : "ipv6");
        json.WriteString("direction", direction);
        json.WriteNumber("bytes", bytes);
        json.WriteNumber("packets", packets);
        if (connections.Length > 0 && !connections[0].IsEmpty)
        {
            json.WriteStartArray("community_id");
            foreach (var connection in connections)
            {
                if (!connection.IsEmpty)
                    json.WriteStringValue(CommunityId.Of(pair.Lower, pair.Higher, pair.Protocol, connection.LowerPort, connection.HigherPort));
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    public static void WriteObserver(Utf8JsonWriter json)
    {
        json.WriteStartObject("observer");
        json.WriteString("vendor", "FlowKafka");
        json.WriteString("product", "FlowKafka");
        json.WriteString("type", "ids");
        json.WriteEndObject();
    }

    /// <summary>The account in front of the reporter's interface, if there is one.</summary>
    public static void WriteCloud(Utf8JsonWriter json, string reporter)
    {
        var slash = reporter.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0)
            return;
        json.WriteStartObject("cloud");
        json.WriteStartObject("account");
        json.WriteString("id", reporter.AsSpan(0, slash));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Both addresses in the order of their 128 bits; of a conversation that hops the client and all servers.</summary>
    public static void WriteRelated(Utf8JsonWriter json, in IpPair pair, ServerRotation? rotation = null, IpAddress client = default)
    {
        json.WriteStartObject("related");
        if (rotation is null)
            WriteArray(json, "ip", pair.Lower.ToString(), pair.Higher.ToString());
        else
            WriteArray(json, "ip", [client.ToString(), .. rotation.Servers.Select(server => server.ToString())]);
        json.WriteEndObject();
    }

    /// <summary>A protocol's name as <c>network.transport</c> has it; null when it has none.</summary>
    public static string? Transport(byte protocol) => protocol switch
    {
        1 => "icmp",
        6 => "tcp",
        17 => "udp",
        58 => "ipv6-icmp",
        132 => "sctp",
        _ => null,
    };
}
