namespace FlowKafka.Flows;

/// <summary>
/// One one-way record of a flow log: what <see cref="Source"/> sent to <see cref="Destination"/> between
/// <see cref="Start"/> and <see cref="End"/>, as one reporter saw it. Names are numbers of a <see cref="SymbolTable"/>.
/// </summary>
public struct FlowRecord
{
    /// <summary>128-bit identity: equal identities are one record, delivered more than once.</summary>
    public UInt128 Identity;

    /// <summary>The sender.</summary>
    public IpAddress Source;

    /// <summary>The receiver.</summary>
    public IpAddress Destination;

    /// <summary>Begin of the interval, in Unix milliseconds.</summary>
    public long Start;

    /// <summary>End of the interval, in Unix milliseconds; never before <see cref="Start"/> (a decoder sees to that).</summary>
    public long End;

    /// <summary>Packets sent in the interval.</summary>
    public long Packets;

    /// <summary>Bytes sent in the interval, as IP total length.</summary>
    public long Bytes;

    /// <summary>Symbol of the tenant that is part of the key; the symbol of the empty name when tenants are off.</summary>
    public int Tenant;

    /// <summary>Symbol of the reporter, <c>account/interface</c>.</summary>
    public int Reporter;

    /// <summary>The sender's port; 0 for protocols without ports.</summary>
    public ushort SourcePort;

    /// <summary>The receiver's port; 0 for protocols without ports.</summary>
    public ushort DestinationPort;

    /// <summary>IANA protocol number.</summary>
    public byte Protocol;

    /// <summary>TCP flags OR-ed over the interval; 0 when unknown.</summary>
    public byte TcpFlags;

    /// <summary>The direction at the reporter.</summary>
    public FlowDirection Direction;

    /// <summary>Whether the traffic was let through.</summary>
    public FlowAction Action;

    /// <summary>False when the format lacks the fields of an identity: the record is never de-duplicated.</summary>
    public bool HasIdentity;

    /// <summary>True when packets and bytes are samples, scaled to the whole.</summary>
    public bool IsSampled;
}
