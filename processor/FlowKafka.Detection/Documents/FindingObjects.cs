using System.Text.Json;
using FlowKafka.Detection.Episodes;
using FlowKafka.Detection.Findings;
using FlowKafka.Detection.Knowledge;
using FlowKafka.Detection.Verdicts;

namespace FlowKafka.Detection.Documents;

/// <summary>What was found beside the models, and how the score came about, as objects of <c>flowkafka</c>.</summary>
internal static class FindingObjects
{
    public static void Write(Utf8JsonWriter json, EpisodeRevision revision)
    {
        json.WriteStartArray("findings");
        foreach (var finding in revision.Findings)
            WriteFinding(json, finding);
        json.WriteEndArray();
        WriteScore(json, revision.Combined, revision.Best);
        WriteHosts(json, revision);
        if (revision.Rotation is { } rotation)
        {
            json.WriteStartObject("rotation");
            json.WriteString("network", rotation.Network);
            json.WriteNumber("port", rotation.Port);
            json.WriteStartArray("servers");
            foreach (var server in rotation.Servers)
                json.WriteStringValue(server.ToString());
            json.WriteEndArray();
            json.WriteEndObject();
        }

        if (revision.ListHit is { } hit)
            WriteHit(json, "list", hit);
        if (revision.Allowed is { } allowed)
            WriteHit(json, "allowed", allowed);
        if (revision.Rejects.Windows > 0)
        {
            json.WriteStartObject("rejects");
            json.WriteString("start", IsoTime.Of(revision.Rejects.Start));
            json.WriteNumber("windows", revision.Rejects.Windows);
            json.WriteNumber("records", revision.Rejects.Records);
            json.WriteEndObject();
        }

        if (revision.LongRecords.Count > 0)
        {
            json.WriteStartObject("long_records");
            json.WriteNumber("count", revision.LongRecords.Count);
            json.WriteString("first_start", IsoTime.Of(revision.LongRecords.FirstStart));
            json.WriteNumber("client_bytes", revision.LongRecords.ClientBytes);
            json.WriteNumber("server_bytes", revision.LongRecords.ServerBytes);
            json.WriteEndObject();
        }
    }

    private static void WriteFinding(Utf8JsonWriter json, in Finding finding)
    {
        var weight = FindingWeights.Of(finding);
        json.WriteStartObject();
        json.WriteString("kind", FindingNames.Of(finding.Kind));
        json.WriteNumber("grade", finding.Grade);
        json.WriteNumber("value", finding.Value);
        json.WriteNumber("bound", finding.Bound);
        if (finding.Second != 0)
            json.WriteNumber("second", finding.Second);
        if (!string.IsNullOrEmpty(finding.Label))
            json.WriteString("label", finding.Label);
        json.WriteNumber("log_odds", weight.LogOdds);
        if (weight.Factor != 1)
            json.WriteNumber("factor", weight.Factor);
        json.WriteString("text", FindingText.Of(finding));
        json.WriteEndObject();
    }

    private static void WriteScore(Utf8JsonWriter json, in CombinedScore score, ModelVerdict best)
    {
        json.WriteStartObject("score");
        json.WriteNumber("combined", score.Score);
        json.WriteNumber("model", best.Score);
        json.WriteNumber("base_log_odds", Math.Round(Math.Log(Math.Max(score.Base, 1e-12)), 3));
        json.WriteNumber("findings_log_odds", Math.Round(score.LogOdds, 3));
        json.WriteNumber("factor", Math.Round(score.Factor, 4));
        json.WriteNumber("agreeing", score.Groups);
        json.WriteEndObject();
    }

    private static void WriteHosts(Utf8JsonWriter json, EpisodeRevision revision)
    {
        if (revision.ServerContext is { IsKnown: true } server)
        {
            json.WriteStartObject("server");
            json.WriteString("first_seen", IsoTime.Of(server.FirstSeen));
            json.WriteNumber("clients", server.Clients);
            if (revision.Network.Clients > 0)
                json.WriteNumber("client_share", Math.Round(Math.Min(1, (double)server.Clients / revision.Network.Clients), 4));
            json.WriteNumber("mining_clients", server.MiningClients);
            json.WriteStartObject("typical");
            json.WriteNumber("client_bytes", (long)server.Typical.ClientBytes);
            json.WriteNumber("client_packets", (long)server.Typical.ClientPackets);
            json.WriteNumber("server_bytes", (long)server.Typical.ServerBytes);
            json.WriteNumber("server_packets", (long)server.Typical.ServerPackets);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        if (revision.ClientContext is { IsKnown: true } client)
        {
            json.WriteStartObject("client");
            json.WriteString("first_seen", IsoTime.Of(client.FirstSeen));
            json.WriteNumber("baseline_hours", client.BaselineHours);
            json.WriteNumber("servers_deviation", Math.Round((double)client.ServersDeviation, 2));
            json.WriteNumber("bytes_deviation", Math.Round((double)client.BytesDeviation, 2));
            json.WriteNumber("hour_activity", Math.Round((double)client.HourActivity, 3));
            json.WriteNumber("mining_clients", client.MiningClients);
            json.WriteEndObject();
        }
    }

    private static void WriteHit(Utf8JsonWriter json, string name, ListHit hit)
    {
        json.WriteStartObject(name);
        json.WriteString("name", hit.List);
        json.WriteString("version", hit.Version);
        json.WriteString("kind", hit.Kind switch
        {
            ListKind.Pool => "pool",
            ListKind.Miner => "miner",
            ListKind.Deny => "deny",
            ListKind.BitcoinNode => "bitcoin_node",
            ListKind.EthereumNode => "ethereum_node",
            _ => "allow",
        });
        json.WriteString("entry", hit.Entry);
        if (hit.Label.Length > 0)
            json.WriteString("label", hit.Label);
        json.WriteEndObject();
    }
}
