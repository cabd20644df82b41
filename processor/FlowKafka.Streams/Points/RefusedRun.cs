namespace FlowKafka.Streams.Points;

/// <summary>
/// A pair's refused attempts outwards, window after window, up to and including a window that has some. A run is over when
/// it was silent for as many windows as it has had, and at the latest at the silence that ends a conversation: so what
/// a scan leaves behind is gone with the next window. It travels in every window with attempts, so that what a reader
/// knows of a run does not depend on how far back it reads.
/// </summary>
public readonly record struct RefusedRun
{
    /// <summary>Who attempts: in the run's first window the side with more records, the lower one in a tie. The other side's records are left out.</summary>
    public Side Sender { get; init; }

    /// <summary>Start of the first window, Unix milliseconds.</summary>
    public long Start { get; init; }

    /// <summary>Windows with attempts; 0 when there is no run.</summary>
    public int Windows { get; init; }

    /// <summary>Refused records.</summary>
    public long Records { get; init; }

    /// <summary>The sum of the squares of the windows' records, for their variance.</summary>
    public long Squares { get; init; }

    /// <summary>Minutes with attempts.</summary>
    public long Minutes { get; init; }

    /// <summary>Bit k is set when the k-th newest window had attempts; bit 0 is this window.</summary>
    public ulong Recent { get; init; }

    /// <summary>The other side's ports: at least how many over the run, and the one that stands out in this window.</summary>
    public PortsSeen Ports { get; init; }

    /// <summary>Who told of this window's attempts, the first id (ordinal) where several did; empty when there is no run.</summary>
    public string Reporter
    {
        get => field ?? "";
        init;
    }

    /// <summary>True when there is a run.</summary>
    public bool IsKnown => Windows > 0;
}
