namespace FlowKafka.Flows;

/// <summary>What a source that counts both directions says of one conversation in an interval.</summary>
internal struct TwoWayFlow
{
    /// <summary>What the originator sent; identity and its mark are set when it is passed on.</summary>
    public FlowRecord Forward;

    /// <summary>Stable hash of the reporter's joined name.</summary>
    public ulong ReporterHash;

    /// <summary>Packets that came back.</summary>
    public long PacketsBack;

    /// <summary>Bytes that came back, as IP total length.</summary>
    public long BytesBack;

    /// <summary>TCP flags of what came back; 0 when unknown.</summary>
    public byte TcpFlagsBack;

    /// <summary>What came back is the refusal itself, which was let through.</summary>
    public bool IsRefusal;

    /// <summary>What came back, as a record of its own.</summary>
    public readonly FlowRecord Back()
    {
        var back = Forward;
        (back.Source, back.Destination) = (Forward.Destination, Forward.Source);
        (back.SourcePort, back.DestinationPort) = (Forward.DestinationPort, Forward.SourcePort);
        (back.Packets, back.Bytes, back.TcpFlags) = (PacketsBack, BytesBack, TcpFlagsBack);
        if (IsRefusal)
            back.Action = FlowAction.Accept;
        back.Direction = Forward.Direction switch
        {
            FlowDirection.Ingress => FlowDirection.Egress,
            FlowDirection.Egress => FlowDirection.Ingress,
            _ => FlowDirection.Unknown,
        };
        return back;
    }
}
