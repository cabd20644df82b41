namespace FlowKafka.Streams.Points;

/// <summary>The ports of one connection of the pair and its last moment.</summary>
/// <param name="LowerPort">Port at the lower address.</param>
/// <param name="HigherPort">Port at the higher address.</param>
/// <param name="LastSeen">End of its newest record, Unix milliseconds; 0 when the entry is empty.</param>
public readonly record struct FiveTuple(ushort LowerPort, ushort HigherPort, long LastSeen)
{
    /// <summary>True when there is no connection in this place.</summary>
    public bool IsEmpty => LastSeen == 0;
}
