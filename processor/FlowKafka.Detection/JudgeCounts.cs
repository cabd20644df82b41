namespace FlowKafka.Detection;

/// <summary>What judge has counted since it was made.</summary>
public sealed class JudgeCounts
{
    /// <summary>Windows of pairs that were offered: the sum of those below.</summary>
    public long Offered { get; internal set; }

    /// <summary>Points that were taken.</summary>
    public long Points { get; internal set; }

    /// <summary>Unknown windows that were taken.</summary>
    public long Unknown { get; internal set; }

    /// <summary>Windows with rejects or long records only.</summary>
    public long WithoutTraffic { get; internal set; }

    /// <summary>Windows at or behind what the pair had already shown, or behind the closed ones: read again, and ignored.</summary>
    public long Redelivered { get; internal set; }

    /// <summary>Windows of another size, or that do not fit their conversation: ignored.</summary>
    public long Misfit { get; internal set; }

    /// <summary>Revisions of episodes that were written.</summary>
    public long Revisions { get; internal set; }

    /// <summary>Assessments that an allow-list silenced.</summary>
    public long Allowed { get; internal set; }

    /// <summary>Open episodes that were given up because no point of theirs was found again after a restart.</summary>
    public long Orphaned { get; internal set; }
}
