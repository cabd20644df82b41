using System.Text.Json;

namespace FlowKafka.Processor.Scoring;

/// <summary>A campaign as its newest document tells it.</summary>
/// <param name="Id">The campaign's id.</param>
/// <param name="Clients">Clients that take part.</param>
/// <param name="Severity">The highest severity of its episodes.</param>
/// <param name="MergedInto">The campaign that took it over; empty when none did.</param>
/// <param name="Reason">The campaign in one sentence.</param>
internal sealed record CampaignRecord(string Id, int Clients, int Severity, string MergedInto, string Reason)
{
    /// <summary>Reads a document; null when it is one of an episode.</summary>
    public static CampaignRecord? TryRead(ReadOnlyMemory<byte> document)
    {
        if (document.Span.IndexOf("\"action\":\"cryptomining_campaign\""u8) < 0)
            return null;
        using var json = JsonDocument.Parse(document);
        var (about, own) = (json.RootElement.GetProperty("event"), json.RootElement.GetProperty("flowkafka"));
        var campaign = own.GetProperty("campaign");
        return new(
            campaign.GetProperty("id").GetString()!, campaign.GetProperty("clients").GetInt32(), about.GetProperty("severity").GetInt32(),
            campaign.TryGetProperty("merged_into", out var into) ? into.GetString()! : "", about.GetProperty("reason").GetString()!);
    }
}
