namespace FlowKafka.Streams.Points;

/// <summary>
/// The clocks and totals of a pair's conversation up to and including a window. A conversation ends when the pair is
/// silent for longer than the configured silence. It travels in every <see cref="WindowPoint"/>, so that what a reader
/// knows of a conversation does not depend on how far back it reads.
/// </summary>
public readonly record struct Conversation
{
    /// <summary>Start of the conversation's first window, Unix milliseconds.</summary>
    public long Start { get; init; }

    /// <summary>Start of the newest window with traffic, Unix milliseconds.</summary>
    public long LastTraffic { get; init; }

    /// <summary>Windows with traffic that are no unknown ones.</summary>
    public int Points { get; init; }

    /// <summary>Windows without traffic since the start.</summary>
    public int SilentWindows { get; init; }

    /// <summary>Windows whose reporter lost records.</summary>
    public int UnknownWindows { get; init; }

    /// <summary>Windows with records that were samples, scaled to the whole.</summary>
    public int SampledWindows { get; init; }

    /// <summary>Bytes sent by the lower address.</summary>
    public long LowerBytes { get; init; }

    /// <summary>Packets sent by the lower address.</summary>
    public long LowerPackets { get; init; }

    /// <summary>Bytes sent by the higher address.</summary>
    public long HigherBytes { get; init; }

    /// <summary>Packets sent by the higher address.</summary>
    public long HigherPackets { get; init; }

    /// <summary>Evidence from SYN flags: a SYN without ACK votes for its sender, a SYN-ACK for its receiver.</summary>
    public ClientVotes SynFlags { get; init; }

    /// <summary>Evidence from ports: in each window the side with more ports, or whose port changed alone, is the client.</summary>
    public ClientVotes PortAsymmetry { get; init; }

    /// <summary>
    /// Evidence from service ports: in each window the side that alone has no known service port, else the one that alone
    /// has an ephemeral port, is the client.
    /// </summary>
    public ClientVotes ServicePorts { get; init; }
}
