namespace FlowKafka.Flows;

/// <summary>The parts of a record that <see cref="AvroFields"/> finds in a datum, in their order there.</summary>
internal enum AvroPart : byte
{
    SourceAddress = 0,
    DestinationAddress,
    SourcePort,
    DestinationPort,
    Protocol,
    Packets,
    Bytes,
    PacketsBack,
    BytesBack,
    Start,
    End,
    Duration,
    Action,
    TcpFlags,
    TcpFlagsBack,
    Direction,
    Account,
    Interface,
    Network,
    SamplingRate,
}
