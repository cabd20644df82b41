namespace FlowKafka.Detection.Hosts;

/// <summary>What is remembered of the whole network.</summary>
public sealed record NetworkHostState : HostState
{
    /// <summary>Start of the first window that was ever seen, Unix milliseconds.</summary>
    public required long Since { get; init; }
}
