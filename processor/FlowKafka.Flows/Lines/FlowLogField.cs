namespace FlowKafka.Flows;

/// <summary>What a column of a flow log means to a record. Columns of any other meaning are <see cref="Ignored"/>.</summary>
internal enum FlowLogField : byte
{
    Ignored = 0,
    AccountId,
    InterfaceId,
    AttachmentId,
    VpcId,
    SourceAddress,
    DestinationAddress,
    PacketSourceAddress,
    PacketDestinationAddress,
    SourcePort,
    DestinationPort,
    Protocol,
    Packets,
    Bytes,
    Start,
    End,
    Action,
    LogStatus,
    TcpFlags,
    FlowDirection,
    ResourceId,
    PacketsLostNoRoute,
    PacketsLostBlackhole,
    PacketsLostMtuExceeded,
    PacketsLostTtlExpired,
}
