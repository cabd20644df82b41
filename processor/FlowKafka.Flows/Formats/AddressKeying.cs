namespace FlowKafka.Flows;

/// <summary>Which addresses of an AWS record are its ends, where the log has both: those of the packets
/// (<c>pkt-srcaddr</c>, <c>pkt-dstaddr</c>) or those of the interface (<c>srcaddr</c>, <c>dstaddr</c>).</summary>
public enum AddressKeying : byte
{
    /// <summary>The packets' where they are there, else the interface's.</summary>
    Auto = 0,

    /// <summary>The packets': a record without them is rejected.</summary>
    Pkt,

    /// <summary>The interface's.</summary>
    Plain,
}
