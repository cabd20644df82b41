using FlowKafka.Flows;
using FlowKafka.Streams.Points;

namespace FlowKafka.Detection.Tests;

/// <summary>Makes the WindowPoints of one pair as the window stage would: carries the conversation on from window to window.</summary>
internal sealed class Trace(string client, string server, int silentWindowsToEnd = 6)
{
    public const long Size = 600_000;

    /// <summary>2021-02-19T18:00:00Z, aligned to the epoch.</summary>
    public const long Origin = 1_613_757_600_000;

    private readonly List<WindowPoint> _points = [];
    private Conversation _conversation;
    private int? _last;
    private RefusedRun _refused;
    private int? _lastRefused;
    private LongRun _long;
    private int? _lastLong;

    public IReadOnlyList<WindowPoint> Points => _points;

    public IpPair Pair { get; init; } = IpPair.Of(IpAddress.Parse(client), IpAddress.Parse(server), 6, "");

    /// <summary>Whether the source samples.</summary>
    public bool IsSampled { get; init; }

    private Side ClientSide => Pair.Lower == IpAddress.Parse(client) ? Side.Lower : Side.Higher;

    public static long StartOf(int window) => Origin + (window * Size);

    public static long EndOf(int window) => StartOf(window + 1);

    /// <summary>Windows first to last, all alike.</summary>
    public Trace Talk(int first, int last, long bytes = 50, ushort clientPort = 50_000)
    {
        for (var window = first; window <= last; window++)
            One(window, bytes, clientPort: clientPort);
        return this;
    }

    /// <summary>A window in which each side sends the given bytes in half as many packets.</summary>
    public Trace One(int window, long bytes, Side? syn = null, ushort clientPort = 50_000, bool unknown = false, Side? ports = null) =>
        Add(window, (bytes, bytes / 2, bytes, bytes / 2), syn, clientPort, unknown, ports);

    /// <summary>A window with these client bytes, client packets, server bytes and server packets.</summary>
    public Trace Add(
        int window, (long ClientBytes, long ClientPackets, long ServerBytes, long ServerPackets) sent, Side? syn = null,
        ushort clientPort = 50_000, bool unknown = false, Side? ports = null)
    {
        var point = Begin(window, unknown);
        var one = new SentTraffic(sent.ClientBytes, sent.ClientPackets, 1, "111122223333/eni-1", 1);
        var other = new SentTraffic(sent.ServerBytes, sent.ServerPackets, 1, "111122223333/eni-1", 1);
        var isLower = ClientSide == Side.Lower;
        (point.Lower, point.Higher) = isLower ? (one, other) : (other, one);
        (point.LowerPorts, point.HigherPorts) = isLower ? (new(1, clientPort), new(1, 3333)) : (new PortsSeen(1, 3333), new PortsSeen(1, clientPort));
        (point.FirstRecord, point.LastRecord, point.ActiveMinutes) = (point.Start + 1000, point.End - 1000, 0x3FF);
        point.Newest = isLower ? new(clientPort, 3333, point.LastRecord) : new(3333, clientPort, point.LastRecord);
        Carry(ref point, syn, ports);
        return this;
    }

    /// <summary>A window of which nothing but a loss is known.</summary>
    public Trace Lose(int window)
    {
        var point = Begin(window, unknown: true);
        (point.Lower, point.Higher) = (SentTraffic.None with { Reporter = "111122223333/eni-1" }, SentTraffic.None);
        var isLower = ClientSide == Side.Lower;
        (point.LowerPorts, point.HigherPorts) = isLower ? (new(0, 50_000), new(0, 3333)) : (new PortsSeen(0, 3333), new PortsSeen(0, 50_000));
        Carry(ref point, null, null);
        return this;
    }

    /// <summary>A window with refused records only.</summary>
    public Trace Reject(int window) => Refuse(window, 3);

    /// <summary>A window with so many refused attempts of the lower address only, in each of its minutes.</summary>
    public Trace Refuse(int window, int attempts, ushort port = 3333)
    {
        var point = Silent(window);
        point.LowerRejects = attempts;
        var steps = window - _lastRefused ?? int.MaxValue;
        var run = steps <= _refused.Windows && steps <= silentWindowsToEnd ? _refused : new() { Start = point.Start, Ports = new(1, port) };
        point.RefusedMinutes = 0x3FF;
        point.Refused = _refused = run with
        {
            Windows = run.Windows + 1,
            Records = run.Records + attempts,
            Squares = run.Squares + (attempts * attempts),
            Minutes = run.Minutes + 10,
            Recent = run.IsKnown ? (run.Recent << steps) | 1 : 1,
            Ports = new(run.Ports.Stable == port ? run.Ports.Count : run.Ports.Count + 1, port),
            Reporter = "111122223333/eni-1",
        };
        _lastRefused = window;
        _points.Add(point);
        return this;
    }

    /// <summary>A window in which nothing but a record ends that began some windows before.</summary>
    public Trace End(int window, int firstWindow, long lowerBytes = 1_000, long higherBytes = 500)
    {
        var point = Silent(window);
        var start = StartOf(firstWindow) + 1000;
        point.LongRecords = new(1, start, lowerBytes, higherBytes) { LowerPort = 50_000, HigherPort = 3333 };
        var run = window - _lastLong <= silentWindowsToEnd ? _long : new(StartOf(firstWindow), start, 0, 0, 0);
        point.LongRun = _long = new(run.Start, Math.Min(run.FirstStart, start), run.Count + 1, run.LowerBytes + lowerBytes, run.HigherBytes + higherBytes)
        {
            LowerPort = 50_000,
            HigherPort = 3333,
            Client = Side.Lower,
        };
        _lastLong = window;
        _points.Add(point);
        return this;
    }

    // As the window stage does, a window without traffic tells of the conversation while it is alive.
    private WindowPoint Silent(int window)
    {
        var point = Begin(window, unknown: false);
        (point.Lower, point.Higher) = (SentTraffic.None, SentTraffic.None);
        if (window - _last <= silentWindowsToEnd)
            point.Conversation = _conversation;
        return point;
    }

    private WindowPoint Begin(int window, bool unknown) =>
        new() { Pair = Pair, Start = StartOf(window), End = EndOf(window), Unknown = unknown, Sampled = IsSampled && !unknown };

    private void Carry(ref WindowPoint point, Side? syn, Side? ports)
    {
        var window = (int)((point.Start - Origin) / Size);
        var silent = _last is { } last ? window - last - 1 : 0;
        var talk = _last is null || silent >= silentWindowsToEnd ? new() { Start = point.Start } : _conversation with { SilentWindows = _conversation.SilentWindows + silent };
        talk = point.Unknown ? talk with { UnknownWindows = talk.UnknownWindows + 1 } : talk with { Points = talk.Points + 1 };
        _conversation = talk with
        {
            LastTraffic = point.HasTraffic ? point.Start : talk.LastTraffic,
            SampledWindows = talk.SampledWindows + (point.Sampled ? 1 : 0),
            LowerBytes = talk.LowerBytes + point.Lower.Bytes,
            LowerPackets = talk.LowerPackets + point.Lower.Packets,
            HigherBytes = talk.HigherBytes + point.Higher.Bytes,
            HigherPackets = talk.HigherPackets + point.Higher.Packets,
            SynFlags = talk.SynFlags.Add(syn),
            PortAsymmetry = talk.PortAsymmetry.Add(ports),
        };
        point.Conversation = _conversation;
        _last = window;
        _points.Add(point);
    }
}
