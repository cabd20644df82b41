using System.Globalization;
using System.Text.Json;

namespace FlowKafka.Processor.Scoring;

/// <summary>The client or the server of a detection.</summary>
/// <param name="Ip">Its address.</param>
/// <param name="Port">Its port; 0 when unknown.</param>
/// <param name="Bytes">Bytes that it sent in the conversation.</param>
/// <param name="Packets">Packets that it sent in the conversation.</param>
internal sealed record DetectionPeer(string Ip, int Port, long Bytes, long Packets)
{
    /// <summary>The address with the port, if there is one.</summary>
    public string WithPort => Port == 0 ? Ip
        : string.Create(CultureInfo.InvariantCulture, $"{(Ip.Contains(':', StringComparison.Ordinal) ? $"[{Ip}]" : Ip)}:{Port}");

    public static DetectionPeer Read(JsonElement endpoint) => new(
        endpoint.GetProperty("ip").GetString() ?? "",
        endpoint.TryGetProperty("port", out var port) ? port.GetInt32() : 0,
        endpoint.GetProperty("bytes").GetInt64(), endpoint.GetProperty("packets").GetInt64());
}
