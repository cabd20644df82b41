namespace FlowKafka.Flows;

/// <summary>What a Google Cloud log entry is read for.</summary>
internal static class GoogleField
{
    public const int LogName = 0;
    public const int InsertId = 1;
    public const int Timestamp = 2;
    public const int ResourceProject = 3;
    public const int ResourceSubnetwork = 4;
    public const int SourceAddress = 5;
    public const int DestinationAddress = 6;
    public const int SourcePort = 7;
    public const int DestinationPort = 8;
    public const int Protocol = 9;
    public const int Bytes = 10;
    public const int Packets = 11;
    public const int Start = 12;
    public const int End = 13;
    public const int Reporter = 14;
    public const int Disposition = 15;

    /// <summary>Those of the source's side; each has its like of the destination's side, <see cref="Sides"/> further on.</summary>
    public const int SourceProject = 16;
    public const int SourceMachine = 17;
    public const int SourceGateway = 18;
    public const int SourceGatewayProject = 19;
    public const int SourceNetworkProject = 20;
    public const int SourceNetwork = 21;
    public const int SourceSubnetwork = 22;

    public const int Sides = 7;
    public const int Count = SourceProject + 2 * Sides;

    /// <summary>The places of the fields: in a log entry, and in its payload alone, as some sinks write it.</summary>
    public static JsonFieldMap Map()
    {
        var map = new JsonFieldMap();
        map.Add("logName", LogName);
        map.Add("insertId", InsertId);
        map.Add("timestamp", Timestamp);
        map.Add("resource/labels/project_id", ResourceProject);
        map.Add("resource/labels/subnetwork_name", ResourceSubnetwork);
        AddPayload(map, "jsonPayload/");
        AddPayload(map, "");
        return map;
    }

    private static void AddPayload(JsonFieldMap map, string at)
    {
        map.Add(at + "connection/src_ip", SourceAddress);
        map.Add(at + "connection/dest_ip", DestinationAddress);
        map.Add(at + "connection/src_port", SourcePort);
        map.Add(at + "connection/dest_port", DestinationPort);
        map.Add(at + "connection/protocol", Protocol);
        map.Add(at + "bytes_sent", Bytes);
        map.Add(at + "packets_sent", Packets);
        map.Add(at + "start_time", Start);
        map.Add(at + "end_time", End);
        map.Add(at + "reporter", Reporter);
        map.Add(at + "disposition", Disposition);
        AddSide(map, at + "src_", 0);
        AddSide(map, at + "dest_", Sides);
    }

    private static void AddSide(JsonFieldMap map, string at, int side)
    {
        map.Add(at + "instance/project_id", side + SourceProject);
        map.Add(at + "instance/vm_name", side + SourceMachine);
        map.Add(at + "gateway/name", side + SourceGateway);
        map.Add(at + "gateway/project_id", side + SourceGatewayProject);
        map.Add(at + "vpc/project_id", side + SourceNetworkProject);
        map.Add(at + "vpc/vpc_name", side + SourceNetwork);
        map.Add(at + "vpc/subnetwork_name", side + SourceSubnetwork);
    }
}
