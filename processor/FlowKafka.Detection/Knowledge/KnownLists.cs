using FlowKafka.Flows;

namespace FlowKafka.Detection.Knowledge;

/// <summary>The lists that are in effect in a window: pools, miners, nodes, deny- and allow-lists. Immutable.</summary>
public sealed class KnownLists
{
    /// <summary>No lists.</summary>
    public static KnownLists Empty { get; } = new();

    /// <summary>The best hit of an address and port on the lists of pools, miners, nodes and deny-lists; null without one.</summary>
    public ListHit? Find(in IpAddress address, ushort port) => null;

    /// <summary>The entry that allows a conversation; null when none does.</summary>
    public ListHit? Allowed(in IpAddress client, in IpAddress server, ushort serverPort) => null;
}
