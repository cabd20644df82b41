namespace FlowKafka.Detection.Hosts;

/// <summary>A state of a <see cref="HostBook"/> as its changelog keeps it.</summary>
public abstract record HostState
{
    /// <summary>End of the newest window that went into it, Unix milliseconds: a window at or before it changes nothing.</summary>
    public required long AsOf { get; init; }
}
