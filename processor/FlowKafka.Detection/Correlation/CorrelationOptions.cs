using FlowKafka.Detection.Knowledge;

namespace FlowKafka.Detection.Correlation;

/// <summary>How detections are brought together. All instances of one pipeline must agree on it.</summary>
public sealed record CorrelationOptions
{
    /// <summary>The size of the windows that detections come from: campaigns count their revisions in it.</summary>
    public TimeSpan WindowSize { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How long after the last detection with a server, network or model another one with the same still joins its
    /// campaign, inclusive; while an episode is open, it is always in time. A whole number of windows.
    /// </summary>
    public TimeSpan CampaignWindow { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Whether the same server, its address and port, makes detections one campaign.</summary>
    public bool ShareServer { get; init; } = true;

    /// <summary>Whether servers with one port in one network, /24 for IPv4 and /48 for IPv6, make detections one campaign.</summary>
    public bool ShareNetwork { get; init; } = true;

    /// <summary>Whether the same best model makes detections one campaign.</summary>
    public bool ShareModel { get; init; } = true;

    /// <summary>
    /// An open episode that nothing is heard of for this long counts as over. It must be longer than the longest time
    /// between two revisions: a day, an unknown stretch and a silence.
    /// </summary>
    public TimeSpan EpisodePatience { get; init; } = TimeSpan.FromHours(72);

    /// <summary>How long after its last detection the total of a person or machine is kept.</summary>
    public TimeSpan EntityMemory { get; init; } = TimeSpan.FromDays(90);

    /// <summary>Who addresses are; null when nobody knows.</summary>
    public IIdentitySource? Identities { get; init; }

    /// <summary>Checks the options and gives one line for each fault.</summary>
    public IEnumerable<string> Faults()
    {
        if (WindowSize <= TimeSpan.Zero || WindowSize.Ticks % TimeSpan.TicksPerMillisecond != 0)
        {
            yield return $"WindowSize is {WindowSize}: it must be a positive number of milliseconds.";
            yield break;
        }

        if (CampaignWindow <= TimeSpan.Zero || CampaignWindow.Ticks % WindowSize.Ticks != 0)
            yield return $"CampaignWindow is {CampaignWindow}: it must be a whole number of windows of {WindowSize}.";
        if (EpisodePatience <= TimeSpan.FromDays(1))
            yield return $"EpisodePatience is {EpisodePatience}: it must be more than a day, since episodes are told of daily.";
        if (EntityMemory <= TimeSpan.Zero)
            yield return $"EntityMemory is {EntityMemory}: it must be positive.";
    }
}
