using FlowKafka.Detection.Knowledge;

namespace FlowKafka.Detection.Correlation;

/// <summary>How detections are brought together. All instances of one pipeline must agree on it.</summary>
public sealed record CorrelationOptions
{
    /// <summary>How long after the last of its detections another one still joins a campaign.</summary>
    public TimeSpan CampaignWindow { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Who addresses are; null when nobody knows.</summary>
    public IIdentitySource? Identities { get; init; }

    /// <summary>Checks the options and gives one line for each fault.</summary>
    public IEnumerable<string> Faults()
    {
        if (CampaignWindow <= TimeSpan.Zero)
            yield return $"CampaignWindow is {CampaignWindow}: it must be positive.";
    }
}
