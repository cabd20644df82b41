using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace FlowKafka.Processor.Tests.Feeding;

/// <summary>A folder as buckets come to look: formats, envelopes and compressions beside one another, times that overlap.</summary>
internal static class MixedFolder
{
    private const string Custom = "srcaddr dstaddr srcport dstport protocol packets bytes start end action interface-id account-id log-status";

    private const string ZeekHeader =
        "#separator \\x09\n#set_separator\t,\n#empty_field\t(empty)\n#unset_field\t-\n#path\tconn\n"
        + "#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tduration\tconn_state\thistory\torig_pkts\torig_ip_bytes\tresp_pkts\tresp_ip_bytes\n";

    /// <summary>Writes a folder of so many records of each format.</summary>
    public static void Write(TemporaryFolder folder, string name, int count)
    {
        folder.Write($"{name}/AWSLogs/1/vpcflowlogs/eu-west-1/2026/01/05/a.log", new FlowLog().Talk(0, count, "10.0.0.1", "192.0.2.1", 443, 70, 40).Text);
        Pack(folder, $"{name}/AWSLogs/1/vpcflowlogs/eu-west-1/2026/01/05/b.log.gz", new FlowLog().Talk(2, count, "10.0.0.2", "192.0.2.2", 443, 70, 40).Raw("broken").Text);
        var lines = new StringBuilder($"{Custom}\n");
        for (var i = 0; i < count; i++)
            lines.Append(FormattableString.Invariant($"10.0.1.{i % 250} 192.0.2.3 {1024 + i} 443 6 {i + 1} {100 * (i + 1)} {FlowLog.Epoch + (300 * i)} {FlowLog.Epoch + (300 * i) + 60} ACCEPT eni-3 111122223333 OK\n"));
        folder.Write($"{name}/custom/c.log", lines.ToString());
        var documents = new StringBuilder();
        for (var i = 0; i < count; i++)
            documents.Append(CloudWatch(i));
        Pack(folder, $"{name}/cloudwatch/d.gz", documents.ToString());
        Pack(folder, $"{name}/zeek/2026-01-05/conn.00:00:00-01:00:00.log.gz", ZeekHeader + string.Concat(Enumerable.Range(0, count).Select(ZeekLine)) + "#close\t2026-01-05-01-00-00\n");
        folder.Write($"{name}/zeek-json/conn.log", string.Concat(Enumerable.Range(0, count).Select(ZeekObject)));
        folder.Write($"{name}/resourceId=/NETWORKWATCHERS/W/y=2026/m=01/d=05/h=00/m=00/macAddress=112233AABBCC/PT1H.json", $"{{\"records\":[{string.Join(",", Enumerable.Range(0, count).Select(Azure))}]}}");
        folder.Write($"{name}/compute.googleapis.com/vpc_flows/2026/01/05/00:00:00_00:59:59_S0.json", string.Join('\n', Enumerable.Range(0, count).Select(Google)));
        folder.Write($"{name}/messages/e.json", "[" + string.Join(",\n", Enumerable.Range(0, count).Select(Message)) + "]");
    }

    public static void Pack(TemporaryFolder folder, string name, string text)
    {
        using var file = File.Create(folder.Write(name, ""));
        using var gzip = new GZipStream(file, CompressionLevel.Fastest);
        gzip.Write(Encoding.UTF8.GetBytes(text));
    }

    private static string ZeekLine(int number) => FormattableString.Invariant(
        $"{FlowLog.Epoch + (200 * number)}.5\tCz{number}\t10.0.3.1\t{1024 + number}\t192.0.2.5\t443\ttcp\t1.5\tSF\tShADadfF\t5\t300\t4\t500\n");

    private static string ZeekObject(int number) => FormattableString.Invariant(
        $"{{\"ts\":{FlowLog.Epoch + (250 * number)}.5,\"uid\":\"Cj{number}\",\"id.orig_h\":\"10.0.3.2\",\"id.orig_p\":{1024 + number},\"id.resp_h\":\"192.0.2.5\",\"id.resp_p\":443,\"proto\":\"tcp\",\"duration\":1.5,\"conn_state\":\"SF\",\"history\":\"ShADadfF\",\"orig_pkts\":5,\"orig_ip_bytes\":300,\"resp_pkts\":4,\"resp_ip_bytes\":500}}\n");

    private static string Azure(int number) => FormattableString.Invariant(
        $"{{\"time\":\"2026-01-05T00:00:00.5Z\",\"flowLogVersion\":4,\"macAddress\":\"112233AABBCC\",\"category\":\"FlowLogFlowEvent\",\"targetResourceID\":\"/subscriptions/00000000-1111-2222-3333-444444444444/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v\",\"flowRecords\":{{\"flows\":[{{\"aclID\":\"a\",\"flowGroups\":[{{\"rule\":\"r\",\"flowTuples\":[\"{1000 * (FlowLog.Epoch + 300 + (60 * number))},10.0.4.1,192.0.2.6,{1024 + number},443,6,O,C,NX,7,700,8,800\"]}}]}}]}}}}");

    private static string Google(int number) => FormattableString.Invariant(
        $"{{\"insertId\":\"i{number}\",\"jsonPayload\":{{\"connection\":{{\"src_ip\":\"10.0.5.1\",\"src_port\":{1024 + number},\"dest_ip\":\"192.0.2.7\",\"dest_port\":443,\"protocol\":6}},\"bytes_sent\":\"1600\",\"packets_sent\":\"16\",\"start_time\":\"{Time(number)}\",\"end_time\":\"{Time(number)}\",\"reporter\":\"SRC\",\"src_instance\":{{\"project_id\":\"p1\",\"vm_name\":\"vm-7\"}}}},\"logName\":\"projects/host/logs/compute.googleapis.com%2Fvpc_flows\"}}");

    private static string Time(int number) =>
        DateTimeOffset.FromUnixTimeSeconds(FlowLog.Epoch + (90 * number)).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private static string CloudWatch(int number) => JsonSerializer.Serialize(new
    {
        messageType = "DATA_MESSAGE",
        owner = "111122223333",
        logGroup = "g",
        logStream = "eni-4-all",
        subscriptionFilters = Array.Empty<string>(),
        logEvents = Enumerable.Range(0, 3).Select(e => new { id = $"{number}-{e}", timestamp = 0, message = Line("eni-4", number, e) }),
    });

    private static string Message(int number) => JsonSerializer.Serialize(new { message = Line("eni-5", number, 0) });

    private static string Line(string reporter, int number, int port) => FormattableString.Invariant(
        $"2 111122223333 {reporter} 10.0.2.{number % 250} 192.0.2.4 {2000 + port} 443 6 {number + 1} {50 * (number + 1)} {FlowLog.Epoch + (400 * number)} {FlowLog.Epoch + (400 * number) + 30} ACCEPT OK");
}
