namespace FlowKafka.Streams.Points;

/// <summary>
/// A pair's records longer than a window, up to and including a window in which one ended, none of them ending later than
/// the silence that ends a conversation after the one before. It travels in every such window.
/// </summary>
/// <param name="Start">
/// Start of the window in which the run's first record began, Unix milliseconds. It stays when an even longer record ends later.
/// </param>
/// <param name="FirstStart">The earliest start of a record, Unix milliseconds.</param>
/// <param name="Count">Records; 0 when there is no run.</param>
/// <param name="LowerBytes">Bytes that the lower address sent in them.</param>
/// <param name="HigherBytes">Bytes that the higher address sent in them.</param>
public readonly record struct LongRun(long Start, long FirstStart, int Count, long LowerBytes, long HigherBytes)
{
    /// <summary>The lowest port at the lower address in the newest window with such records.</summary>
    public ushort LowerPort { get; init; }

    /// <summary>The lowest port at the higher address in the newest window with such records.</summary>
    public ushort HigherPort { get; init; }

    /// <summary>Who the client is by these ports, as in <see cref="Conversation.ServicePorts"/>; null when they do not say.</summary>
    public Side? Client { get; init; }

    /// <summary>True when there is a run.</summary>
    public bool IsKnown => Count > 0;
}
