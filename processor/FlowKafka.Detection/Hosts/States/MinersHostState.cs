using System.Collections.Immutable;

namespace FlowKafka.Detection.Hosts;

/// <summary>Conversations with an address that look like mining now, or may come to.</summary>
public sealed record MinersHostState : HostState
{
    /// <summary>The conversations, at most 64.</summary>
    public required ImmutableArray<MinerState> Conversations { get; init; }
}
