using System.Text;
using System.Text.Json;
using FlowKafka.Detection.Correlation;

namespace FlowKafka.Detection.Tests.Correlating;

/// <summary>Keeps what a correlator delivers, in its order.</summary>
internal sealed class Delivered : ICorrelationSink
{
    public List<(string Id, string Json)> Documents { get; } = [];

    public string this[string id] => Documents.Last(document => document.Id == id).Json;

    public void Deliver(string id, ReadOnlySpan<byte> document) => Documents.Add((id, Encoding.UTF8.GetString(document)));

    /// <summary>The campaign's id in an episode's document; null without one.</summary>
    public string? CampaignOf(Sighting sighting) =>
        Own(this[sighting.Id]).TryGetProperty("campaign", out var campaign) ? campaign.GetProperty("id").GetString() : null;

    /// <summary>The entity in an episode's document.</summary>
    public JsonElement EntityOf(Sighting sighting) => Own(this[sighting.Id]).GetProperty("entity");

    /// <summary>Documents of campaigns: kind, state, window, clients.</summary>
    public IEnumerable<string> Campaigns()
    {
        foreach (var (_, json) in Documents)
        {
            var root = JsonDocument.Parse(json).RootElement;
            if (!root.GetProperty("event").TryGetProperty("action", out _))
                continue;
            var campaign = Own(json).GetProperty("campaign");
            var window = (root.GetProperty("@timestamp").GetDateTimeOffset().ToUnixTimeMilliseconds() - Sighting.Epoch) / Sighting.Window;
            yield return $"{root.GetProperty("event").GetProperty("kind")} {campaign.GetProperty("state")} at {window} of {campaign.GetProperty("clients")}";
        }
    }

    /// <summary>Takes sightings and closes once, far behind the last, or at a window.</summary>
    public static Delivered Of(CorrelationOptions options, IEnumerable<Sighting> sightings, int through = 100_000)
    {
        var (correlator, delivered) = (new Correlator(options), new Delivered());
        foreach (var sighting in sightings)
            correlator.Take(sighting.ToEntry());
        correlator.Close(Sighting.MomentOf(through), delivered);
        return delivered;
    }

    private static JsonElement Own(string json) => JsonDocument.Parse(json).RootElement.GetProperty("flowkafka");
}
