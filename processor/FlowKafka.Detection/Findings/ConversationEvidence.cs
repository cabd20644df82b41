using FlowKafka.Detection.Hosts;
using FlowKafka.Detection.Knowledge;
using FlowKafka.Detection.Orientation;
using FlowKafka.Detection.Profiles;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;

namespace FlowKafka.Detection.Findings;

/// <summary>All that is known of a conversation at the end of a window, for detectors to ask. Nothing of it outlives the call.</summary>
public readonly ref struct ConversationEvidence
{
    /// <summary>The key.</summary>
    public required IpPair Pair { get; init; }

    /// <summary>The conversation up to the newest window.</summary>
    public required Conversation Conversation { get; init; }

    /// <summary>Who the client is, and why.</summary>
    public required ClientVerdict Orientation { get; init; }

    /// <summary>From where the client is seen by the own networks: inbound, outbound, internal or external.</summary>
    public required string Direction { get; init; }

    /// <summary>The server's most frequent port of the newest window; 0 when unknown.</summary>
    public required ushort ServerPort { get; init; }

    /// <summary>End of the newest window, Unix milliseconds.</summary>
    public required long End { get; init; }

    /// <summary>The size of a window, milliseconds.</summary>
    public required long WindowSize { get; init; }

    /// <summary>The complete windows within the horizon, oldest first. Silent windows are gaps in <see cref="OrientedWindow.Window"/>.</summary>
    public required ReadOnlySpan<OrientedWindow> Windows { get; init; }

    /// <summary>How many of them lie in the hulls of the model that has most of them; 0 when a model matches.</summary>
    public int InHull { get; init; }

    /// <summary>Refused attempts of the pair.</summary>
    public RejectHistory Rejects { get; init; }

    /// <summary>Records longer than a window.</summary>
    public LongRecordTotals LongRecords { get; init; }

    /// <summary>The server as of the window before; <see cref="ServerContext.IsKnown"/> tells whether there is anything.</summary>
    public ServerContext Server { get; init; }

    /// <summary>The client as of the window before; <see cref="ClientContext.IsKnown"/> tells whether there is anything.</summary>
    public ClientContext Client { get; init; }

    /// <summary>The network as of the window before.</summary>
    public NetworkContext Network { get; init; }

    /// <summary>The addresses over which the conversation hops; null when it is an ordinary pair.</summary>
    public ServerRotation? Rotation { get; init; }

    /// <summary>What is known from outside, as in effect in the newest window.</summary>
    public required KnownLists Lists { get; init; }

    /// <summary>The client's address.</summary>
    public IpAddress ClientAddress => Orientation.Client == Side.Lower ? Pair.Lower : Pair.Higher;

    /// <summary>The server's address; the newest one of a rotation.</summary>
    public IpAddress ServerAddress => Rotation is { } rotation ? rotation.Newest : Orientation.Client == Side.Lower ? Pair.Higher : Pair.Lower;
}
