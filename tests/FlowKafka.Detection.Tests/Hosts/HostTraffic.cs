using FlowKafka.Flows;
using FlowKafka.Streams.Points;

namespace FlowKafka.Detection.Tests.Hosts;

/// <summary>WindowPoints of many pairs as the window stage would make them: carries each pair's conversation on.</summary>
internal sealed class HostTraffic
{
    public const long Size = 600_000;

    /// <summary>2026-01-05T00:00:00Z.</summary>
    public const long Origin = 1_767_571_200_000;

    private const int SilentWindowsToEnd = 6;

    private readonly Dictionary<IpPair, (Conversation Talk, int Window)> _talks = [];

    public List<WindowPoint> Points { get; } = [];

    public static long EndOf(int window) => Origin + ((window + 1) * Size);

    /// <summary>A window of a client with a server; windows of one pair come in order.</summary>
    public HostTraffic Add(
        int window, string client, string server, ushort port = 3333, long bytes = 50, string tenant = "", bool unknown = false, bool lost = false,
        Side? syn = null, int minutes = 0x3FF, ushort clientPort = 50_000)
    {
        var (one, other) = (IpAddress.Parse(client), IpAddress.Parse(server));
        var pair = IpPair.Of(one, other, 6, tenant);
        var isLower = pair.Lower == one;
        var point = new WindowPoint { Pair = pair, Start = EndOf(window - 1), End = EndOf(window), Unknown = unknown || lost };
        var sent = new SentTraffic(bytes, bytes / 2, 1, "111122223333/eni-1", 1);
        var answered = new SentTraffic(bytes + 4, bytes / 2, 1, "111122223333/eni-2", 1);
        (sent, answered) = lost ? (SentTraffic.None with { Reporter = sent.Reporter }, SentTraffic.None) : (sent, answered);
        (point.Lower, point.Higher) = isLower ? (sent, answered) : (answered, sent);
        (point.LowerPorts, point.HigherPorts) = isLower ? (new(1, clientPort), new(1, port)) : (new PortsSeen(1, port), new PortsSeen(1, clientPort));
        if (!lost)
        {
            (point.FirstRecord, point.LastRecord, point.ActiveMinutes) = (point.Start + 1000, point.End - 1000, (ulong)minutes);
            point.Newest = isLower ? new(clientPort, port, point.LastRecord) : new(port, clientPort, point.LastRecord);
        }

        point.SynVote = syn;
        point.Conversation = Carry(point, window, syn, isLower ? Side.Lower : Side.Higher);
        Points.Add(point);
        return this;
    }

    /// <summary>The same for windows first to last.</summary>
    public HostTraffic Talk(int first, int last, string client, string server, ushort port = 3333, long bytes = 50)
    {
        for (var window = first; window <= last; window++)
            Add(window, client, server, port, bytes);
        return this;
    }

    private Conversation Carry(in WindowPoint point, int window, Side? syn, Side client)
    {
        var isKnown = _talks.TryGetValue(point.Pair, out var before);
        var silent = window - before.Window - 1;
        var talk = !isKnown || silent >= SilentWindowsToEnd
            ? new() { Start = point.Start, LastTraffic = point.Start }
            : before.Talk with { SilentWindows = before.Talk.SilentWindows + silent };
        talk = talk with
        {
            LastTraffic = point.HasTraffic ? point.Start : talk.LastTraffic,
            Points = talk.Points + (point.Unknown ? 0 : 1),
            UnknownWindows = talk.UnknownWindows + (point.Unknown ? 1 : 0),
            LowerBytes = talk.LowerBytes + point.Lower.Bytes,
            LowerPackets = talk.LowerPackets + point.Lower.Packets,
            HigherBytes = talk.HigherBytes + point.Higher.Bytes,
            HigherPackets = talk.HigherPackets + point.Higher.Packets,
            SynFlags = talk.SynFlags.Add(syn),
            ServicePorts = talk.ServicePorts.Add(client),
        };
        _talks[point.Pair] = (talk, window);
        return talk;
    }
}
