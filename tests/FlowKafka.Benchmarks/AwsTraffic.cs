using System.IO.Compression;
using System.Text;

using FlowKafka.Flows;

namespace FlowKafka.Benchmarks;

/// <summary>Made-up AWS logs of fixed seed: each interface talks with sixty peers, within a minute at a time.</summary>
internal sealed class AwsTraffic
{
    public const int Envelopes = 50;
    public const int EventsInOne = 1_000;

    private static readonly int[] Ports = [443, 443, 443, 80, 53, 22, 9092, 5432];

    private readonly string[][] _lines = [.. Enumerable.Range(1, Envelopes).Select(LinesOf)];

    public byte[] Lines()
    {
        var lines = _lines.SelectMany(lines => lines).ToArray();
        new Random(2).Shuffle(lines);
        return Bytes(string.Join('\n', lines));
    }

    public byte[] LongLines() => Bytes(
        AwsLineWriter.HeaderLine + " vpc-id subnet-id instance-id tcp-flags type pkt-srcaddr pkt-dstaddr region az-id sublocation-type"
        + " sublocation-id pkt-src-aws-service pkt-dst-aws-service flow-direction traffic-path\n"
        + string.Join('\n', _lines.SelectMany(lines => lines).Select(Longer)));

    /// <summary>As CloudWatch writes them: one interface an envelope, ids of 56 digits that count up.</summary>
    public byte[][] CloudWatchEnvelopes() => [.. _lines.Select((lines, number) => Bytes(
        $$"""{"messageType":"DATA_MESSAGE","owner":"123456789010","logGroup":"/vpc/flow-logs","logStream":"{{lines[0].Split(' ')[2]}}-all","subscriptionFilters":["flowkafka"],"logEvents":["""
        + string.Join(',', lines.Select((line, i) =>
            $$"""{"id":"38647{{number:d4}}09606966983378809025079804211143289615424{{298_221_568 + i:d9}}","timestamp":{{line.Split(' ')[10]}}000,"message":"{{line}}"}"""))
        + "]}"))];

    public static byte[] Gzip(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(plain);
        return packed.ToArray();
    }

    private static byte[] Bytes(string text) => Encoding.ASCII.GetBytes(text);

    private static string[] LinesOf(int seed)
    {
        var random = new Random(seed);
        var own = $"10.{seed % 256}.7.{random.Next(1, 255)}";
        var peers = Enumerable.Range(0, 60).Select(_ => $"{random.Next(1, 224)}.{random.Next(256)}.{random.Next(256)}.{random.Next(1, 255)}").ToArray();
        var name = $"2 123456789010 eni-{random.NextInt64(1L << 60):x17}";
        return [.. Enumerable.Range(0, EventsInOne).Select(_ =>
        {
            var (peer, port, ephemeral) = (peers[random.Next(60)], Ports[random.Next(8)], random.Next(32_768, 61_000));
            var start = 1_733_430_000 + (60 * seed) + random.Next(40);
            var packets = random.Next(1, 60);
            var rest = $"6 {packets} {packets * random.Next(40, 1500)} {start} {start + random.Next(20, 60)}";
            return random.Next(2) == 0
                ? $"{name} {own} {peer} {ephemeral} {port} {rest} ACCEPT OK"
                : $"{name} {peer} {own} {port} {ephemeral} {rest} {(random.Next(10) == 0 ? "REJECT" : "ACCEPT")} OK";
        })];
    }

    private static string Longer(string line)
    {
        var words = line.Split(' ');
        return $"{line} vpc-0123456789abcdef0 subnet-0123456789abcdef0 i-0123456789abcdef0 2 IPv4 {words[3]} {words[4]} "
            + "us-east-1 use1-az1 - - - - ingress 1";
    }
}
