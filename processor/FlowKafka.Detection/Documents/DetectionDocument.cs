using System.Buffers;
using System.Globalization;
using System.Text.Json;
using FlowKafka.Detection.Episodes;
using FlowKafka.Detection.Hosts;
using FlowKafka.Detection.Verdicts;

namespace FlowKafka.Detection.Documents;

/// <summary>
/// Writes a revision of an episode as an ECS document: UTF-8 JSON on one line without a line break, always the same
/// bytes for the same revision. <c>event.ingested</c> and <c>data_stream.*</c> are left to whoever delivers it.
/// </summary>
public static class DetectionDocument
{
    /// <summary><c>event.dataset</c>.</summary>
    public const string Dataset = "flowkafka.detection";

    /// <summary>The document's id: the episode's and the revision, <c>event.id</c>.</summary>
    public static string IdOf(EpisodeState episode)
    {
        ArgumentNullException.ThrowIfNull(episode);
        return string.Create(CultureInfo.InvariantCulture, $"{episode.Id}-{episode.Revision}");
    }

    /// <summary>The sentence in <c>event.reason</c>.</summary>
    public static string ReasonOf(EpisodeRevision revision)
    {
        ArgumentNullException.ThrowIfNull(revision);
        return Reason.Of(revision, TypicalPoint.Of(revision.Points));
    }

    /// <summary>Writes the document.</summary>
    public static void Write(EpisodeRevision revision, IBufferWriter<byte> destination)
    {
        ArgumentNullException.ThrowIfNull(revision);
        using var json = new Utf8JsonWriter(destination, EcsObjects.Options);
        var typical = TypicalPoint.Of(revision.Points);
        var (client, server) = (revision.Client.ToString(), revision.Server.ToString());
        var (clientTotal, serverTotal) = (revision.ClientTotal, revision.ServerTotal);
        json.WriteStartObject();
        json.WriteString("@timestamp", IsoTime.Of(revision.Timestamp));
        EcsObjects.WriteEcs(json);
        var rule = DetectionRule.Of(revision);
        WriteEvent(json, revision, rule, typical);
        json.WriteString("message", rule.Name);
        RuleObjects.Write(json, rule);
        if (rule.IsMining)
            RuleObjects.WriteThreat(json);
        EcsObjects.WriteEndpoint(json, "client", client, revision.ClientPort, clientTotal.Bytes, clientTotal.Packets);
        EcsObjects.WriteEndpoint(json, "server", server, revision.ServerPort, serverTotal.Bytes, serverTotal.Packets);
        EcsObjects.WriteEndpoint(json, "source", client, revision.ClientPort, clientTotal.Bytes, clientTotal.Packets);
        EcsObjects.WriteEndpoint(json, "destination", server, revision.ServerPort, serverTotal.Bytes, serverTotal.Packets);
        EcsObjects.WriteNetwork(
            json, revision.Episode.Pair, revision.Direction, clientTotal.Bytes + serverTotal.Bytes,
            clientTotal.Packets + serverTotal.Packets, [.. revision.Connections]);
        EcsObjects.WriteRelated(json, revision.Episode.Pair, revision.Rotation, revision.Client);
        EcsObjects.WriteObserver(json);
        EcsObjects.WriteCloud(json, revision.Reporter);
        if (rule.IsMining)
            EcsObjects.WriteArray(json, "tags", "cryptomining", "flowkafka");
        else
            EcsObjects.WriteArray(json, "tags", "flowkafka");
        WriteFlowKafka(json, revision, typical);
        json.WriteEndObject();
    }

    private static void WriteEvent(Utf8JsonWriter json, EpisodeRevision revision, DetectionRule rule, in TypicalPoint typical)
    {
        json.WriteStartObject("event");
        json.WriteString("kind", IsAlert(revision) ? "alert" : "event");
        EcsObjects.WriteArray(json, "category", "intrusion_detection", "network");
        EcsObjects.WriteArray(json, "type", "info");
        json.WriteString("action", rule.Action);
        json.WriteString("module", "flowkafka");
        json.WriteString("dataset", Dataset);
        json.WriteString("id", IdOf(revision.Episode));
        json.WriteString("start", IsoTime.Of(revision.Conversation.Start));
        json.WriteString("end", IsoTime.Of(revision.End));
        json.WriteNumber("duration", (revision.End - revision.Conversation.Start) * 1_000_000);
        json.WriteString("created", IsoTime.Of(revision.Timestamp));
        json.WriteNumber("severity", revision.Severity);
        json.WriteNumber("risk_score", revision.Score);
        json.WriteNumber("risk_score_norm", revision.Score);
        json.WriteString("reason", Reason.Of(revision, typical));
        json.WriteEndObject();
    }

    // What is not flagged is told of, and alarms nobody.
    private static bool IsAlert(EpisodeRevision revision) =>
        revision.Phase is EpisodePhase.Open or EpisodePhase.Rising && revision.Severity >= Severity.Medium;

    private static void WriteFlowKafka(Utf8JsonWriter json, EpisodeRevision revision, in TypicalPoint typical)
    {
        var (episode, best) = (revision.Episode, revision.Best);
        json.WriteStartObject("flowkafka");
        json.WriteStartObject("episode");
        json.WriteString("id", episode.Id);
        json.WriteString("state", PhaseName(revision.Phase));
        json.WriteNumber("revision", episode.Revision);
        json.WriteString("start", IsoTime.Of(episode.ConversationStart));
        json.WriteString("opened", IsoTime.Of(episode.OpenedAt));
        json.WriteEndObject();
        if (RotationKey.TenantOf(episode.Pair.Tenant) is { Length: > 0 } tenant)
            json.WriteString("tenant", tenant);
        if (revision.Reporter.Length > 0)
            json.WriteString("reporter", revision.Reporter);
        json.WriteStartObject("model");
        json.WriteString("name", best.Model.Name);
        json.WriteString("version", best.Model.Version);
        json.WriteEndObject();
        json.WriteStartArray("models");
        foreach (var verdict in revision.Verdicts)
            VerdictObject.Write(json, verdict);
        json.WriteEndArray();
        WriteNumbers(json, revision, best, typical);
        FindingObjects.Write(json, revision);
        json.WriteStartObject("orientation");
        json.WriteString("evidence", revision.Orientation.EvidenceName);
        json.WriteNumber("rank", revision.Orientation.Rank);
        json.WriteNumber("votes", revision.Orientation.Votes);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteNumbers(Utf8JsonWriter json, EpisodeRevision revision, ModelVerdict best, in TypicalPoint typical)
    {
        json.WriteStartObject("points");
        json.WriteNumber("complete", best.Complete);
        json.WriteNumber("in_hull", best.InHull);
        json.WriteNumber("partial", revision.PartialPoints);
        json.WriteNumber("silent_windows", revision.Conversation.SilentWindows);
        json.WriteNumber("unknown_windows", revision.Conversation.UnknownWindows);
        if (revision.Conversation.SampledWindows > 0)
            json.WriteNumber("sampled_windows", revision.Conversation.SampledWindows);
        json.WriteNumber("minimum", best.Demand.Points);
        json.WriteNumber("window_seconds", revision.WindowSize.TotalSeconds);
        json.WriteNumber("horizon_seconds", revision.Horizon.TotalSeconds);
        json.WriteEndObject();
        json.WriteStartObject("membership");
        json.WriteNumber("rate", best.Rate);
        json.WriteNumber("threshold", best.Demand.MembershipThreshold);
        json.WriteNumber("lower_bound", best.LowerBound);
        json.WriteNumber("depth", best.Depth);
        json.WriteEndObject();
        json.WriteStartObject("typical");
        json.WriteNumber("client_bytes", typical.ClientBytes);
        json.WriteNumber("client_packets", typical.ClientPackets);
        json.WriteNumber("server_bytes", typical.ServerBytes);
        json.WriteNumber("server_packets", typical.ServerPackets);
        json.WriteEndObject();
    }

    private static string PhaseName(EpisodePhase phase) => phase switch
    {
        EpisodePhase.Open => "open",
        EpisodePhase.Rising => "rising",
        EpisodePhase.Ongoing => "ongoing",
        _ => "closed",
    };
}
