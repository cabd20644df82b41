using System.Globalization;
using System.Text.Json;

namespace FlowKafka.Processor.Scoring;

/// <summary>What a report needs of a line of windows.ndjson.</summary>
internal sealed record WindowLine(
    string Key, long Start, long ConversationStart, int ConversationPoints, bool IsUnknown, bool HasTraffic,
    (long Bytes, long Packets) Lower, (long Bytes, long Packets) Higher)
{
    /// <summary>Names a pair as its lines do.</summary>
    public static string KeyOf(string lower, string higher, int protocol, string tenant) =>
        string.Create(CultureInfo.InvariantCulture, $"{tenant} {lower} {higher} {protocol}");

    /// <summary>Reads a line; null when its window belongs to no conversation, as one of refused traffic only.</summary>
    public static WindowLine? Read(string line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        var own = root.GetProperty("flowkafka");
        if (!own.TryGetProperty("conversation", out var conversation) || !conversation.TryGetProperty("start", out var began))
            return null;
        var window = own.GetProperty("window");
        var ips = root.GetProperty("related").GetProperty("ip");
        var protocol = int.Parse(root.GetProperty("network").GetProperty("iana_number").GetString()!, CultureInfo.InvariantCulture);
        var tenant = own.TryGetProperty("tenant", out var name) ? name.GetString()! : "";
        var (client, server) = (root.GetProperty("client"), root.GetProperty("server"));
        var (lower, higher) = client.GetProperty("ip").ValueEquals(ips[0].GetString()) ? (client, server) : (server, client);
        return new(
            KeyOf(ips[0].GetString()!, ips[1].GetString()!, protocol, tenant),
            Time(root.GetProperty("event").GetProperty("start")),
            Time(began),
            conversation.GetProperty("points").GetInt32(),
            window.GetProperty("unknown").GetBoolean(),
            Records(window.GetProperty("lower")) + Records(window.GetProperty("higher")) > 0,
            Sent(lower), Sent(higher));
    }

    private static long Time(JsonElement text) => text.GetDateTimeOffset().ToUnixTimeMilliseconds();

    private static long Records(JsonElement side) => side.GetProperty("records").GetInt64();

    private static (long Bytes, long Packets) Sent(JsonElement side) =>
        (side.GetProperty("bytes").GetInt64(), side.GetProperty("packets").GetInt64());
}
