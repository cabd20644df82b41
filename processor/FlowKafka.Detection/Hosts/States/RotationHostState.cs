using System.Collections.Immutable;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;

namespace FlowKafka.Detection.Hosts;

/// <summary>What is remembered of the conversation of a client with a network, or a labelled group of addresses, at a port.</summary>
public sealed record RotationHostState : HostState
{
    /// <summary>The whole conversation, the client being its lower side, whatever the addresses.</summary>
    public required Conversation Conversation { get; init; }

    /// <summary>The main address of each of the newest windows, oldest first; one address when it has been the same.</summary>
    public required ImmutableArray<IpAddress> Mains { get; init; }
}
