using System.Globalization;
using FlowKafka.Detection.Documents;

namespace FlowKafka.Detection.Correlation;

/// <summary>Says a campaign in one English sentence.</summary>
internal static class CampaignReason
{
    private const int MostSpoken = 5;

    public static string Of(Campaign campaign, CampaignPhase phase, TimeSpan window, string? mergedInto)
    {
        var fact = campaign.Fact;
        var isOver = phase is CampaignPhase.Closed or CampaignPhase.Merged;
        var duration = fact.LatestEnd > fact.EarliestStart ? $", for {IsoTime.Spoken(TimeSpan.FromMilliseconds(fact.LatestEnd - fact.EarliestStart))}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{Clients(campaign, isOver)} since {IsoTime.Of(fact.EarliestStart)}{duration}, in {Episodes(fact)}{Shared(fact.SharedBy)}")
            + $"; {Listed("server", [.. fact.Servers.Items.Select(server => server.ToString())], fact.Servers.IsCut)}"
            + (fact.Models.Items.Count > 0 ? $"; {Listed("model", fact.Models.Items, fact.Models.IsCut)}" : "")
            + (phase == CampaignPhase.Closed ? $"; there has been no detection for {IsoTime.Spoken(window)}" : "")
            + (mergedInto is not null ? $"; this is part of the older campaign {mergedInto}" : "")
            + ".";
    }

    private static string Clients(Campaign campaign, bool isOver)
    {
        if (campaign.Clients.Count == 1)
            return $"1 client {(isOver ? "mined" : "has mined")}";
        return string.Create(CultureInfo.InvariantCulture, $"{campaign.Clients.Count:N0} clients {(isOver ? "mined" : "have mined")} together");
    }

    private static string Episodes(CampaignFact fact) =>
        fact.Episodes == 1 ? "1 episode" : string.Create(CultureInfo.InvariantCulture, $"{fact.Episodes:N0} episodes");

    private static string Shared(ShareKinds kinds)
    {
        var parts = new List<string>(3);
        if (kinds.HasFlag(ShareKinds.Server))
            parts.Add("servers");
        if (kinds.HasFlag(ShareKinds.Network))
            parts.Add("servers' networks");
        if (kinds.HasFlag(ShareKinds.Model))
            parts.Add("models");
        return parts.Count == 0 ? "" : " that share " + Joined(parts);
    }

    private static string Listed(string what, IReadOnlyList<string> names, bool isCut)
    {
        var spoken = names.Take(MostSpoken).ToList();
        var rest = names.Count - spoken.Count;
        if (isCut)
            spoken.Add(string.Create(CultureInfo.InvariantCulture, $"more than {rest} others"));
        else if (rest > 0)
            spoken.Add(string.Create(CultureInfo.InvariantCulture, $"{rest} more"));
        return $"the {(names.Count == 1 ? $"{what} is" : $"{what}s are")} {Joined(spoken)}";
    }

    private static string Joined(List<string> parts) =>
        parts.Count == 1 ? parts[0] : $"{string.Join(", ", parts.Take(parts.Count - 1))} and {parts[^1]}";
}
