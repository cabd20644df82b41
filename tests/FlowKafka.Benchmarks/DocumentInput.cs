using System.Globalization;
using System.Text;

namespace FlowKafka.Benchmarks;

/// <summary>Documents as the sources write them, each a value of its own, as on Kafka; Zeek's lines in one block.</summary>
internal sealed class DocumentInput
{
    /// <summary>Flow tuples in one of Azure's documents.</summary>
    public const int TuplesOfOne = 100;

    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;
    private readonly Random _random = new(1);

    public DocumentInput(int count)
    {
        Azure = Make(count / TuplesOfOne, AzureRecord);
        Google = Make(count, GoogleEntry);
        ZeekJson = Make(count, ZeekConnection);
        ZeekTsv = Encoding.ASCII.GetBytes(
            "#separator \\x09\n#path\tconn\n#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tservice\tduration"
            + "\torig_bytes\tresp_bytes\tconn_state\tlocal_orig\tlocal_resp\tmissed_bytes\thistory\torig_pkts\torig_ip_bytes"
            + "\tresp_pkts\tresp_ip_bytes\ttunnel_parents\tip_proto\n" + string.Concat(Enumerable.Range(0, count).Select(_ => ZeekLine())));
        GoFlow2 = Make(count, GoFlow2Message);
        Pmacct = Make(count, PmacctMessage);
    }

    public byte[][] Azure { get; }

    public byte[][] Google { get; }

    public byte[][] ZeekJson { get; }

    public byte[] ZeekTsv { get; }

    public byte[][] GoFlow2 { get; }

    public byte[][] Pmacct { get; }

    private static byte[][] Make(int count, Func<string> document) =>
        [.. Enumerable.Range(0, count).Select(_ => Encoding.ASCII.GetBytes(document()))];

    private string AzureRecord()
    {
        var tuples = string.Join("\",\"", Enumerable.Range(0, TuplesOfOne).Select(_ => AzureTuple()));
        return $$$"""
            {"time":"2026-01-02T03:04:05.5625085Z","flowLogVersion":4,"macAddress":"00224871C2{{{_random.Next(256):X2}}}","category":"FlowLogFlowEvent","flowLogResourceID":"/SUBSCRIPTIONS/00000000-1111-2222-3333-444444444444/RESOURCEGROUPS/RG/PROVIDERS/MICROSOFT.NETWORK/NETWORKWATCHERS/W/FLOWLOGS/F","targetResourceID":"/subscriptions/00000000-1111-2222-3333-444444444444/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/vnet","operationName":"FlowLogFlowEvent","flowRecords":{"flows":[{"aclID":"00aa00aa-bb11-cc22-dd33-44ee44ee44ee","flowGroups":[{"rule":"DefaultRule_AllowInternetOutBound","flowTuples":["{{{tuples}}}"]}]}]}}
            """;
    }

    private string AzureTuple() => string.Join(
        ',', 1_767_323_045_000 + _random.Next(60_000), Address(), Address(), _random.Next(1024, 65536), 443, "6,O,C,NX", 1 + _random.Next(100),
        40 + _random.Next(10_000), 1 + _random.Next(100), 40 + _random.Next(100_000));

    private string GoogleEntry()
    {
        var time = DateTimeOffset.FromUnixTimeSeconds(1_758_000_000 + _random.Next(100_000)).ToString("yyyy-MM-ddTHH:mm:ss", Invariant);
        var machine = $"worker-group-{_random.Next(400)}";
        return $$$"""
            {"insertId":"x{{{_random.Next():x8}}}du7","jsonPayload":{"dest_vpc":{"subnetwork_region":"us-central1","project_id":"test-project-id","vpc_name":"default","subnetwork_name":"default"},"bytes_sent":"{{{_random.Next(100_000)}}}","start_time":"{{{time}}}.250342106Z","end_time":"{{{time}}}.950342106Z","connection":{"dest_port":443,"src_ip":"{{{Address()}}}","src_port":{{{_random.Next(1024, 65536)}}},"dest_ip":"{{{Address()}}}","protocol":6},"packets_sent":"{{{1 + _random.Next(500)}}}","dest_instance":{"managed_instance_group":{"name":"worker-group","zone":"us-central1-a"},"project_id":"test-project-id","vm_name":"{{{machine}}}","region":"us-central1","zone":"us-central1-a"},"network_service":{"dscp":32},"reporter":"DEST"},"resource":{"type":"gce_subnetwork","labels":{"subnetwork_id":"1234548292813243874","subnetwork_name":"default","project_id":"test-project-id","location":"us-central1"}},"timestamp":"{{{time}}}.615575788Z","logName":"projects/test-project-id/logs/compute.googleapis.com%2Fvpc_flows","receiveTimestamp":"{{{time}}}.615575788Z"}
            """;
    }

    private string ZeekConnection()
    {
        var (seconds, micros) = (1_700_000_000 + _random.Next(100_000), _random.Next(1_000_000));
        return $$"""
            {"_path":"conn","_system_name":"sensor-1","_write_ts":"2023-11-14T22:13:20.123456Z","ts":{{seconds}}.{{micros:d6}},"uid":"C{{_random.Next():x8}}{{_random.Next():x8}}","id.orig_h":"{{Address()}}","id.orig_p":{{_random.Next(1024, 65536)}},"id.resp_h":"{{Address()}}","id.resp_p":443,"proto":"tcp","service":"ssl","duration":{{_random.Next(100)}}.{{_random.Next(1_000_000):d6}},"orig_bytes":{{_random.Next(10_000)}},"resp_bytes":{{_random.Next(100_000)}},"conn_state":"SF","local_orig":true,"local_resp":false,"missed_bytes":0,"history":"ShADadfF","orig_pkts":{{1 + _random.Next(100)}},"orig_ip_bytes":{{40 + _random.Next(10_000)}},"resp_pkts":{{1 + _random.Next(100)}},"resp_ip_bytes":{{40 + _random.Next(100_000)}},"ip_proto":6}
            """;
    }

    private string ZeekLine()
    {
        var (seconds, micros) = (1_700_000_000 + _random.Next(100_000), _random.Next(1_000_000));
        return string.Join(
            '\t', $"{seconds}.{micros:d6}", $"C{_random.Next():x8}{_random.Next():x8}", Address(), _random.Next(1024, 65536), Address(), "443", "tcp", "ssl",
            $"{_random.Next(100)}.{_random.Next(1_000_000):d6}", _random.Next(10_000), _random.Next(100_000), "SF", "T", "F", "0", "ShADadfF",
            1 + _random.Next(100), 40 + _random.Next(10_000), 1 + _random.Next(100), 40 + _random.Next(100_000), "-", "6") + "\n";
    }

    private string GoFlow2Message()
    {
        var start = 1_700_000_000_000_000_000 + _random.NextInt64(100_000_000_000_000);
        return $$"""
            {"type":"NETFLOW_V9","time_received_ns":{{start + 70_000_000_000}},"sequence_num":{{_random.Next(100_000)}},"sampling_rate":100,"sampler_address":"192.0.2.{{_random.Next(20)}}","time_flow_start_ns":{{start}},"time_flow_end_ns":{{start + 60_000_000_000}},"bytes":{{40 + _random.Next(100_000)}},"packets":{{1 + _random.Next(100)}},"src_addr":"{{Address()}}","dst_addr":"{{Address()}}","etype":"IPv4","proto":"TCP","src_port":{{_random.Next(1024, 65536)}},"dst_port":443,"in_if":2,"out_if":7,"src_mac":"00:00:00:00:00:00","dst_mac":"00:00:00:00:00:00","src_vlan":0,"dst_vlan":0,"vlan_id":0,"ip_tos":0,"forwarding_status":0,"ip_ttl":0,"ip_flags":0,"tcp_flags":24,"icmp_type":0,"icmp_code":0,"ipv6_flow_label":0,"fragment_id":0,"fragment_offset":0,"src_as":0,"dst_as":0,"next_hop":"","next_hop_as":0,"src_net":"0.0.0.0/0","dst_net":"0.0.0.0/0"}
            """;
    }

    private string PmacctMessage()
    {
        var start = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000 + _random.Next(100_000));
        var (from, to) = (start.ToString("yyyy-MM-dd HH:mm:ss", Invariant), start.AddSeconds(59).ToString("yyyy-MM-dd HH:mm:ss", Invariant));
        return $$"""
            {"event_type": "purge", "peer_ip_src": "192.0.2.{{_random.Next(20)}}", "iface_in": 2, "iface_out": 7, "ip_src": "{{Address()}}", "ip_dst": "{{Address()}}", "port_src": {{_random.Next(1024, 65536)}}, "port_dst": 443, "tcp_flags": "24", "ip_proto": "tcp", "sampling_rate": 1, "timestamp_start": "{{from}}.592000", "timestamp_end": "{{to}}.592000", "stamp_inserted": "{{from}}", "stamp_updated": "{{to}}", "packets": {{1 + _random.Next(100)}}, "bytes": {{40 + _random.Next(100_000)}}, "writer_id": "default_kafka/12345"}
            """;
    }

    private string Address() => $"10.{_random.Next(256)}.{_random.Next(256)}.{_random.Next(1, 255)}";
}
