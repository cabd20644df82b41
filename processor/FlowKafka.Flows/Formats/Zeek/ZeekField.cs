namespace FlowKafka.Flows;

/// <summary>What Zeek's conn.log is read for, in JSON and in tab-separated values.</summary>
internal static class ZeekField
{
    public const int Path = 0;
    public const int Time = 1;
    public const int Uid = 2;
    public const int OriginatorAddress = 3;
    public const int OriginatorPort = 4;
    public const int ResponderAddress = 5;
    public const int ResponderPort = 6;
    public const int Transport = 7;
    public const int Protocol = 8;
    public const int Duration = 9;
    public const int State = 10;
    public const int History = 11;
    public const int System = 12;
    public const int Host = 13;

    /// <summary>Those of the originator; each has its like of the responder, <see cref="Sides"/> further on.</summary>
    public const int OriginatorPackets = 14;
    public const int OriginatorIpBytes = 15;
    public const int OriginatorBytes = 16;

    public const int Sides = 3;
    public const int Count = OriginatorPackets + 2 * Sides;

    private static readonly (string Name, int Field)[] Names =
    [
        ("_path", Path), ("ts", Time), ("uid", Uid), ("id.orig_h", OriginatorAddress), ("id.orig_p", OriginatorPort),
        ("id.resp_h", ResponderAddress), ("id.resp_p", ResponderPort), ("proto", Transport), ("ip_proto", Protocol),
        ("duration", Duration), ("conn_state", State), ("history", History), ("_system_name", System), ("host", Host),
        ("host.name", Host), ("orig_pkts", OriginatorPackets), ("orig_ip_bytes", OriginatorIpBytes),
        ("orig_bytes", OriginatorBytes), ("resp_pkts", OriginatorPackets + Sides),
        ("resp_ip_bytes", OriginatorIpBytes + Sides), ("resp_bytes", OriginatorBytes + Sides),
    ];

    /// <summary>The field of a column, or -1.</summary>
    public static int Find(string name) => Array.Find(Names, n => n.Name == name) is { Name: not null } found ? found.Field : -1;

    /// <summary>The places of the fields: with literal dots, as Zeek writes them, or nested; also within <c>conn</c>, where
    /// Zeek's Kafka writer tags its records.</summary>
    public static JsonFieldMap Map()
    {
        var map = new JsonFieldMap();
        foreach (var (name, field) in Names)
        {
            map.Add(name, field);
            map.Add("conn/" + name, field);
            if (!name.Contains('.', StringComparison.Ordinal))
                continue;
            map.Add(name.Replace('.', '/'), field);
            map.Add("conn/" + name.Replace('.', '/'), field);
        }

        return map;
    }
}
