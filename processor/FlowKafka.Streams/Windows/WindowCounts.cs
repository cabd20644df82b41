namespace FlowKafka.Streams.Windows;

/// <summary>What a window task has done with the records it was given.</summary>
public sealed class WindowCounts
{
    /// <summary>Records given to the task.</summary>
    public long Records { get; internal set; }

    /// <summary>Records that had been seen before.</summary>
    public long Duplicates { get; internal set; }

    /// <summary>Records without an identity: not de-duplicated.</summary>
    public long Unidentified { get; internal set; }

    /// <summary>Records of windows already closed: redelivered, or of a partition that woke.</summary>
    public long Covered { get; internal set; }

    /// <summary>Records longer than a window.</summary>
    public long Overlong { get; internal set; }

    /// <summary>Outbound refused records.</summary>
    public long Rejects { get; internal set; }

    /// <summary>Outbound refused records of pairs beyond the capacity.</summary>
    public long RejectsDropped { get; internal set; }

    /// <summary>Windows closed that held something.</summary>
    public long WindowsClosed { get; internal set; }

    /// <summary>Points emitted.</summary>
    public long Points { get; internal set; }
}
