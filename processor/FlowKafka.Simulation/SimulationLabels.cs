using System.Text.Json;

namespace FlowKafka.Simulation;

/// <summary>Writes what is true about a simulation, for judging what was found in it.</summary>
public static class SimulationLabels
{
    /// <summary>
    /// Writes one JSON object: <c>seed</c>, <c>start</c>, <c>end</c>, <c>miners</c> and <c>conversations</c>.
    /// Addresses are text, times ISO 8601 in UTC, kinds in kebab case.
    /// </summary>
    public static void WriteJson(Stream stream, NetworkSimulator simulator)
    {
        ArgumentNullException.ThrowIfNull(simulator);
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        var options = simulator.Options;
        json.WriteStartObject();
        json.WriteNumber("seed", options.Seed);
        json.WriteString("start", options.StartTime.UtcDateTime);
        json.WriteString("end", options.StartTime.AddHours(options.Hours).UtcDateTime);
        json.WriteStartArray("miners");
        foreach (var miner in simulator.Miners)
            Write(json, miner);
        json.WriteEndArray();
        json.WriteStartArray("conversations");
        foreach (var conversation in simulator.Conversations)
            Write(json, conversation);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SimulatedMiner miner)
    {
        json.WriteStartObject();
        json.WriteString("client", miner.Client.ToString());
        json.WriteStartArray("servers");
        foreach (var server in miner.Servers)
            json.WriteStringValue(server.ToString());
        json.WriteEndArray();
        json.WriteNumber("port", miner.ServerPort);
        json.WriteString("coin", miner.Coin);
        json.WriteString("software", miner.Software);
        json.WriteString("kind", miner.Kind.Label());
        json.WriteBoolean("tls", miner.Tls);
        json.WriteNumber("hash_rate", miner.HashRate);
        json.WriteNumber("share_interval", miner.ShareInterval);
        json.WriteString("start", miner.Start.UtcDateTime);
        json.WriteString("end", miner.End.UtcDateTime);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SimulatedConversation conversation)
    {
        json.WriteStartObject();
        json.WriteString("client", conversation.Client.ToString());
        json.WriteString("server", conversation.Server.ToString());
        json.WriteNumber("port", conversation.ServerPort);
        json.WriteNumber("protocol", conversation.Protocol);
        json.WriteString("kind", conversation.Kind.Label());
        json.WriteBoolean("mining", conversation.Kind.IsMining());
        json.WriteString("start", conversation.Start.UtcDateTime);
        json.WriteString("end", conversation.End.UtcDateTime);
        json.WriteEndObject();
    }
}
