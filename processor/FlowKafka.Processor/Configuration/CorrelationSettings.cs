using FlowKafka.Detection.Correlation;
using FlowKafka.Detection.Knowledge;
using FlowKafka.Streams.Windows;

namespace FlowKafka.Processor.Configuration;

/// <summary>How detections are brought together: the configuration section <c>Correlation</c>.</summary>
internal sealed record CorrelationSettings
{
    private static readonly CorrelationOptions Usual = new();

    /// <summary>How long after the last detection another one with the same server, network or model still joins. A whole number of windows.</summary>
    public TimeSpan CampaignWindow { get; init; } = Usual.CampaignWindow;

    /// <summary>Whether the same server makes a campaign.</summary>
    public bool ShareServer { get; init; } = Usual.ShareServer;

    /// <summary>Whether servers with one port in one network make a campaign.</summary>
    public bool ShareNetwork { get; init; } = Usual.ShareNetwork;

    /// <summary>Whether the same best model makes a campaign.</summary>
    public bool ShareModel { get; init; } = Usual.ShareModel;

    /// <summary>How long after its last detection the total of a person or machine is kept.</summary>
    public TimeSpan EntityMemory { get; init; } = Usual.EntityMemory;

    /// <summary>What the correlation is told.</summary>
    /// <param name="window">The window stage, which says when a conversation is over.</param>
    /// <param name="identities">Who addresses are; null when nobody knows.</param>
    public CorrelationOptions ToOptions(WindowOptions window, IIdentitySource? identities) => new()
    {
        WindowSize = window.WindowSize,
        CampaignWindow = CampaignWindow,
        ShareServer = ShareServer,
        ShareNetwork = ShareNetwork,
        ShareModel = ShareModel,
        // An open episode is told of daily, unless it is unknown, and then silent, when it would be; a day more is for what nobody thought of.
        EpisodePatience = TimeSpan.FromDays(2) + window.MaximumUnknown + window.ConversationSilence,
        EntityMemory = EntityMemory,
        Identities = identities,
    };
}
