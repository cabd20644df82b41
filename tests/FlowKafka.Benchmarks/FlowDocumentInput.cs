using FlowKafka.Detection.Models;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;

namespace FlowKafka.Benchmarks;

/// <summary>
/// Closed windows as a network of office machines and servers gives them: IPv4 pairs, one connection each, known on both
/// sides by one reporter; one in a hundred has refused attempts, none has long records. One in fifty is like a miner's.
/// </summary>
internal static class FlowDocumentInput
{
    private const long Size = 600_000;
    private const long Start = 1_768_176_000_000;

    /// <summary>The models that come with the program.</summary>
    public static IEnumerable<Model> Models()
    {
        foreach (var file in Directory.EnumerateFiles("models", "*.json").Order(StringComparer.Ordinal))
        {
            using var stream = File.OpenRead(file);
            yield return Model.Load(stream);
        }
    }

    /// <summary>One window of so many pairs.</summary>
    public static WindowPoint[] Make(int pairs)
    {
        var random = new Random(1);
        var reporters = Enumerable.Range(0, 500).Select(i => $"111122223333/eni-0a1b2c3d4e5f{i:x5}").ToArray();
        var points = new WindowPoint[pairs];
        for (var i = 0; i < pairs; i++)
        {
            var client = IpAddress.FromV4(0x0A00_0000u + (uint)(i % 5_000));
            var server = IpAddress.FromV4(i % 3 == 0 ? 0x0A14_0000u + (uint)random.Next(200) : 0x1200_0000u + (uint)random.Next(1 << 29));
            points[i] = PointOf(random, IpPair.Of(client, server, 6, "111122223333"), client, reporters[i % reporters.Length]);
        }

        return points;
    }

    private static WindowPoint PointOf(Random random, IpPair pair, IpAddress client, string reporter)
    {
        var isLower = pair.Lower == client;
        var isMining = random.Next(50) == 0;
        var clientPackets = isMining ? random.Next(20, 60) : random.Next(3, 400);
        var serverPackets = isMining ? clientPackets + random.Next(10) : random.Next(3, 900);
        var one = new SentTraffic(clientPackets * random.NextInt64(60, 400), clientPackets, random.Next(1, 20), reporter, 1);
        var other = new SentTraffic(serverPackets * random.NextInt64(60, 1400), serverPackets, random.Next(1, 20), reporter, 1);
        var (port, service) = ((ushort)random.Next(32_768, 61_000), (ushort)(isMining ? 3333 : 443));
        var windows = random.Next(1, 100);
        var point = new WindowPoint
        {
            Pair = pair,
            Start = Start,
            End = Start + Size,
            Lower = isLower ? one : other,
            Higher = isLower ? other : one,
            FirstRecord = Start + random.Next(60_000),
            LastRecord = Start + Size - random.Next(60_000),
            ActiveMinutes = (ulong)random.Next(1, 1024),
            LowerPorts = new(1, isLower ? port : service),
            HigherPorts = new(1, isLower ? service : port),
            Newest = new(isLower ? port : service, isLower ? service : port, Start + 1),
            Conversation = new()
            {
                Start = Start - (windows * Size),
                Points = windows,
                SilentWindows = random.Next(3),
                ServicePorts = new(isLower ? windows : 0, isLower ? 0 : windows, isLower ? Side.Lower : Side.Higher),
            },
        };
        if (random.Next(100) == 0)
        {
            point.LowerRejects = 3;
            point.Refused = new() { Start = Start - Size, Windows = 2, Records = 6, Ports = new(1, 3333), Reporter = reporter };
        }

        return point;
    }
}
