namespace FlowKafka.Flows;

/// <summary>What GoFlow2's JSON is read for.</summary>
internal static class GoFlow2Field
{
    public const int Kind = 0;
    public const int Received = 1;
    public const int ReceivedSeconds = 2;
    public const int Start = 3;
    public const int StartMilliseconds = 4;
    public const int StartSeconds = 5;
    public const int End = 6;
    public const int EndMilliseconds = 7;
    public const int EndSeconds = 8;
    public const int SamplingRate = 9;
    public const int Sampler = 10;
    public const int SourceAddress = 11;
    public const int DestinationAddress = 12;
    public const int SourcePort = 13;
    public const int DestinationPort = 14;
    public const int Protocol = 15;
    public const int EtherType = 16;
    public const int Bytes = 17;
    public const int Packets = 18;
    public const int TcpFlags = 19;
    public const int Direction = 20;
    public const int Count = 21;

    private static readonly (string Name, string NameBefore, int Field)[] Names =
    [
        ("type", "Type", Kind), ("time_received_ns", "TimeReceivedNs", Received), ("time_received", "TimeReceived", ReceivedSeconds),
        ("time_flow_start_ns", "TimeFlowStartNs", Start), ("time_flow_start_ms", "TimeFlowStartMs", StartMilliseconds),
        ("time_flow_start", "TimeFlowStart", StartSeconds), ("time_flow_end_ns", "TimeFlowEndNs", End),
        ("time_flow_end_ms", "TimeFlowEndMs", EndMilliseconds), ("time_flow_end", "TimeFlowEnd", EndSeconds),
        ("sampling_rate", "SamplingRate", SamplingRate), ("sampler_address", "SamplerAddress", Sampler),
        ("src_addr", "SrcAddr", SourceAddress), ("dst_addr", "DstAddr", DestinationAddress), ("src_port", "SrcPort", SourcePort),
        ("dst_port", "DstPort", DestinationPort), ("proto", "Proto", Protocol), ("etype", "Etype", EtherType),
        ("bytes", "Bytes", Bytes), ("packets", "Packets", Packets), ("tcp_flags", "TCPFlags", TcpFlags),
        ("flow_direction", "FlowDirection", Direction),
    ];

    /// <summary>The fields by the names of version 2, and by those of version 1.</summary>
    public static JsonFieldMap Map()
    {
        var map = new JsonFieldMap();
        foreach (var (name, nameBefore, field) in Names)
        {
            map.Add(name, field);
            map.Add(nameBefore, field);
        }

        return map;
    }
}
