using System.Buffers;
using System.Globalization;
using System.Text.Json;
using FlowKafka.Detection.Documents;
using FlowKafka.Detection.Verdicts;
using FlowKafka.Flows;

namespace FlowKafka.Detection.Correlation;

/// <summary>Writes documents of campaigns: ECS, UTF-8 JSON on one line, always the same bytes for the same campaign and moment.</summary>
internal sealed class CampaignDocument(CampaignSchedule schedule)
{
    // The end of the year 9999, the last moment that can be written.
    private const long EndOfTime = 253_402_300_799_999;

    private readonly ArrayBufferWriter<byte> _buffer = new();

    /// <summary>Writes a document; its bytes are valid until the next one.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="phase">Why it is written.</param>
    /// <param name="moment">When, Unix milliseconds: the end of a window.</param>
    /// <param name="mergedInto">The older campaign that it is part of; null without one.</param>
    public (string Id, ReadOnlyMemory<byte> Document) Write(Campaign campaign, CampaignPhase phase, long moment, string? mergedInto)
    {
        var fact = campaign.Fact;
        var revision = schedule.RevisionAt(fact, moment);
        var id = string.Create(CultureInfo.InvariantCulture, $"{fact.Id}-{revision}");
        var told = Math.Min(moment, EndOfTime);
        _buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_buffer, EcsObjects.Options))
        {
            json.WriteStartObject();
            json.WriteString("@timestamp", IsoTime.Of(told));
            EcsObjects.WriteEcs(json);
            WriteEvent(json, campaign, phase, id, told, mergedInto);
            json.WriteString("message", DetectionRule.Campaign.Name);
            RuleObjects.Write(json, DetectionRule.Campaign);
            RuleObjects.WriteThreat(json);
            WriteRelated(json, fact);
            EcsObjects.WriteObserver(json);
            EcsObjects.WriteArray(json, "tags", "cryptomining", "campaign", "flowkafka");
            json.WriteStartObject("flowkafka");
            WriteCampaign(json, campaign, phase, revision, mergedInto);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return (id, _buffer.WrittenMemory);
    }

    private void WriteEvent(Utf8JsonWriter json, Campaign campaign, CampaignPhase phase, string id, long moment, string? mergedInto)
    {
        var fact = campaign.Fact;
        json.WriteStartObject("event");
        json.WriteString("kind", IsAlert(campaign, phase) ? "alert" : "event");
        EcsObjects.WriteArray(json, "category", "intrusion_detection", "network");
        EcsObjects.WriteArray(json, "type", "info");
        json.WriteString("action", "cryptomining_campaign");
        json.WriteString("module", "flowkafka");
        json.WriteString("dataset", DetectionDocument.Dataset);
        json.WriteString("id", id);
        json.WriteString("start", IsoTime.Of(fact.EarliestStart));
        json.WriteString("end", IsoTime.Of(fact.LatestEnd));
        json.WriteNumber("duration", (fact.LatestEnd - fact.EarliestStart) * 1_000_000);
        json.WriteString("created", IsoTime.Of(moment));
        json.WriteNumber("severity", fact.Severity);
        // Episodes' scores are not kept: the least score of the highest severity among them is a lower bound.
        json.WriteNumber("risk_score", Severity.LeastScoreOf(fact.Severity));
        json.WriteNumber("risk_score_norm", Severity.LeastScoreOf(fact.Severity));
        json.WriteString("reason", CampaignReason.Of(campaign, phase, TimeSpan.FromMilliseconds(schedule.Window), mergedInto));
        json.WriteEndObject();
    }

    private static bool IsAlert(Campaign campaign, CampaignPhase phase) => phase == CampaignPhase.Open
        || (phase == CampaignPhase.Growing && CampaignSchedule.IsAlarming(campaign.Fact.ToldClients, campaign.Clients.Count));

    private static void WriteRelated(Utf8JsonWriter json, CampaignFact fact)
    {
        var addresses = new SortedSet<IpAddress>(fact.Clients.Items);
        addresses.UnionWith(fact.Servers.Items.Select(server => server.Address));
        json.WriteStartObject("related");
        EcsObjects.WriteArray(json, "ip", [.. addresses.Select(address => address.ToString())]);
        json.WriteEndObject();
    }

    private static void WriteCampaign(Utf8JsonWriter json, Campaign campaign, CampaignPhase phase, long revision, string? mergedInto)
    {
        var fact = campaign.Fact;
        json.WriteStartObject("campaign");
        json.WriteString("id", fact.Id);
        json.WriteNumber("revision", revision);
        json.WriteString("state", NameOf(phase));
        json.WriteString("start", IsoTime.Of(fact.Start));
        json.WriteString("end", IsoTime.Of(fact.Newest));
        json.WriteNumber("clients", campaign.Clients.Count);
        json.WriteNumber("episodes", fact.Episodes);
        EcsObjects.WriteArray(json, "servers", [.. fact.Servers.Items.Select(server => server.ToString())]);
        EcsObjects.WriteArray(json, "models", [.. fact.Models.Items]);
        EcsObjects.WriteArray(json, "shared_by", [.. NamesOf(fact.SharedBy)]);
        if (fact.Merged.Items.Count > 0)
            EcsObjects.WriteArray(json, "merged", [.. fact.Merged.Items]);
        if (mergedInto is not null)
            json.WriteString("merged_into", mergedInto);
        string[] cut = [.. Cut(fact)];
        if (cut.Length > 0)
            EcsObjects.WriteArray(json, "cut", cut);
        json.WriteEndObject();
    }

    // Which lists had more entries; the clients' is in related.ip.
    private static IEnumerable<string> Cut(CampaignFact fact)
    {
        if (fact.Clients.IsCut)
            yield return "clients";
        if (fact.Servers.IsCut)
            yield return "servers";
        if (fact.Models.IsCut)
            yield return "models";
        if (fact.Merged.IsCut)
            yield return "merged";
    }

    private static IEnumerable<string> NamesOf(ShareKinds kinds)
    {
        if (kinds.HasFlag(ShareKinds.Server))
            yield return "server";
        if (kinds.HasFlag(ShareKinds.Network))
            yield return "network";
        if (kinds.HasFlag(ShareKinds.Model))
            yield return "model";
    }

    private static string NameOf(CampaignPhase phase) => phase switch
    {
        CampaignPhase.Open => "open",
        CampaignPhase.Growing => "growing",
        CampaignPhase.Ongoing => "ongoing",
        CampaignPhase.Closed => "closed",
        _ => "merged",
    };
}
