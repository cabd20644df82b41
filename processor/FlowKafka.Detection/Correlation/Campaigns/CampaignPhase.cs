namespace FlowKafka.Detection.Correlation;

/// <summary>Why a document of a campaign is written.</summary>
internal enum CampaignPhase
{
    /// <summary>It has a second client.</summary>
    Open = 0,

    /// <summary>A client or a whole campaign has joined.</summary>
    Growing,

    /// <summary>A day has passed.</summary>
    Ongoing,

    /// <summary>It has been silent for the campaign window.</summary>
    Closed,

    /// <summary>It turned out to be part of an older one.</summary>
    Merged,
}
