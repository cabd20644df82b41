using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace FlowKafka.Processor.Tests.Feeding;

/// <summary>A folder as buckets come to look: formats, envelopes and compressions beside one another, times that overlap.</summary>
internal static class MixedFolder
{
    private const string Custom = "srcaddr dstaddr srcport dstport protocol packets bytes start end action interface-id account-id log-status";

    public static void Write(TemporaryFolder folder, string name, int minutes)
    {
        folder.Write($"{name}/AWSLogs/1/vpcflowlogs/eu-west-1/2026/01/05/a.log", new FlowLog().Talk(0, minutes, "10.0.0.1", "192.0.2.1", 443, 70, 40).Text);
        Pack(folder, $"{name}/AWSLogs/1/vpcflowlogs/eu-west-1/2026/01/05/b.log.gz", new FlowLog().Talk(2, minutes, "10.0.0.2", "192.0.2.2", 443, 70, 40).Raw("broken").Text);
        var lines = new StringBuilder($"{Custom}\n");
        for (var i = 0; i < minutes; i++)
            lines.Append(FormattableString.Invariant($"10.0.1.{i % 250} 192.0.2.3 {1024 + i} 443 6 {i + 1} {100 * (i + 1)} {FlowLog.Epoch + (300 * i)} {FlowLog.Epoch + (300 * i) + 60} ACCEPT eni-3 111122223333 OK\n"));
        folder.Write($"{name}/custom/c.log", lines.ToString());
        var documents = new StringBuilder();
        for (var i = 0; i < minutes; i++)
            documents.Append(CloudWatch(i));
        Pack(folder, $"{name}/cloudwatch/d.gz", documents.ToString());
        folder.Write($"{name}/messages/e.json", "[" + string.Join(",\n", Enumerable.Range(0, minutes).Select(Message)) + "]");
    }

    public static void Pack(TemporaryFolder folder, string name, string text)
    {
        using var file = File.Create(folder.Write(name, ""));
        using var gzip = new GZipStream(file, CompressionLevel.Fastest);
        gzip.Write(Encoding.UTF8.GetBytes(text));
    }

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
