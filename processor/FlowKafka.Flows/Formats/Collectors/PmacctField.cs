namespace FlowKafka.Flows;

/// <summary>What pmacct's JSON is read for.</summary>
internal static class PmacctField
{
    public const int EventType = 0;
    public const int Writer = 1;
    public const int Exporter = 2;
    public const int Label = 3;
    public const int SourceAddress = 4;
    public const int DestinationAddress = 5;
    public const int SourcePort = 6;
    public const int DestinationPort = 7;
    public const int Protocol = 8;
    public const int Bytes = 9;
    public const int Packets = 10;
    public const int TcpFlags = 11;
    public const int SamplingRate = 12;
    public const int SamplingDirection = 13;
    public const int Start = 14;
    public const int End = 15;
    public const int StitchedStart = 16;
    public const int StitchedEnd = 17;
    public const int BinStart = 18;
    public const int Updated = 19;
    public const int Count = 20;

    public static JsonFieldMap Map()
    {
        var map = new JsonFieldMap();
        map.Add("event_type", EventType);
        map.Add("writer_id", Writer);
        map.Add("peer_ip_src", Exporter);
        map.Add("label", Label);
        map.Add("ip_src", SourceAddress);
        map.Add("ip_dst", DestinationAddress);
        map.Add("port_src", SourcePort);
        map.Add("port_dst", DestinationPort);
        map.Add("ip_proto", Protocol);
        map.Add("bytes", Bytes);
        map.Add("packets", Packets);
        map.Add("tcp_flags", TcpFlags);
        map.Add("sampling_rate", SamplingRate);
        map.Add("sampling_direction", SamplingDirection);
        map.Add("timestamp_start", Start);
        map.Add("timestamp_end", End);
        map.Add("timestamp_min", StitchedStart);
        map.Add("timestamp_max", StitchedEnd);
        map.Add("stamp_inserted", BinStart);
        map.Add("stamp_updated", Updated);
        return map;
    }
}
