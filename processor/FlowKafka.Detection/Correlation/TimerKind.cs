namespace FlowKafka.Detection.Correlation;

/// <summary>What a moment means, in the order in which those of one moment come.</summary>
internal enum TimerKind
{
    /// <summary>An open episode has not been heard of for too long.</summary>
    Episode = 0,

    /// <summary>Nobody uses a server, network or model any more.</summary>
    Share,

    /// <summary>A campaign has something to tell, or is over.</summary>
    Campaign,

    /// <summary>An entity is forgotten.</summary>
    Entity,
}
