namespace FlowKafka.Detection.Findings;

/// <summary>What a finding rests on. Findings of one group agree by nature; only findings of several groups agree by evidence.</summary>
public enum FindingGroup : byte
{
    /// <summary>On nothing that speaks for mining.</summary>
    None = 0,

    /// <summary>On the shape of its windows.</summary>
    Shape,

    /// <summary>How long a conversation has lasted.</summary>
    Duration,

    /// <summary>When it speaks.</summary>
    Rhythm,

    /// <summary>That it is refused.</summary>
    Refusal,

    /// <summary>With whom it speaks, as known from outside.</summary>
    Place,

    /// <summary>Who else mines with the server, or through the client.</summary>
    Company,

    /// <summary>That the client does not usually do so.</summary>
    Habit,

    /// <summary>That it hops over addresses.</summary>
    Hopping,
}
