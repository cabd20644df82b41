namespace FlowKafka.Detection.Episodes;

/// <summary>Why a revision of an episode is written.</summary>
public enum EpisodePhase
{
    /// <summary>The episode opens: its pair is flagged for the first time.</summary>
    Open = 0,

    /// <summary>Its severity is higher than ever before.</summary>
    Rising = 1,

    /// <summary>A set time has passed.</summary>
    Ongoing = 2,

    /// <summary>The pair has fallen silent.</summary>
    Closed = 3,
}
