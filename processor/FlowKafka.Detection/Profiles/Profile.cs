using FlowKafka.Detection.Episodes;
using FlowKafka.Detection.Findings;
using FlowKafka.Detection.Hosts;
using FlowKafka.Detection.Orientation;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;

namespace FlowKafka.Detection.Profiles;

/// <summary>
/// What judge remembers of a pair's conversation. All of it follows from the points inside the horizon and the newest
/// one's <see cref="Conversation"/>, so a profile that was rebuilt is equal to one that was kept.
/// </summary>
internal sealed class Profile(IpPair pair, long start)
{
    public PointRing Points = new();
    public Conversation Conversation;
    public ClientVerdict Orientation;

    /// <summary>End of the newest window with traffic, or unknown; of one with what the profile was made of, when it has no conversation.</summary>
    public long LastEnd;

    /// <summary>End of the newest window that was taken.</summary>
    public long LastTaken;

    /// <summary>The newest connections, and the end of the window they were seen in.</summary>
    public FiveTuple Newest, SecondNewest;

    public long ConnectionsEnd;
    public ushort LowerPort, HigherPort;
    public string LowerReporter = "", HigherReporter = "";

    // Most pairs speak in one window only, and nothing is told of their hosts.
    private ProfileHosts? _hosts;

    public IpPair Pair => pair;

    /// <summary>What the stages across pairs said of the windows before the newest one.</summary>
    public ServerContext Server
    {
        get => _hosts?.Server ?? default;
        set => (_hosts ??= new()).Server = value;
    }

    /// <inheritdoc cref="Server"/>
    public ClientContext Client
    {
        get => _hosts?.Client ?? default;
        set => (_hosts ??= new()).Client = value;
    }

    /// <summary>The network as of the window before the newest one; all profiles of a window share it.</summary>
    public NetworkAsOf Network { get; set; } = NetworkAsOf.Unknown;

    public long Start => start;

    /// <summary>Refused attempts and long records; null when there are none.</summary>
    public ProfileRuns? Runs { get; set; }

    /// <summary>True unless there was never any traffic that is summed into points: refused attempts or long records only.</summary>
    public bool IsConversation => Conversation.Points + Conversation.UnknownWindows > 0;

    /// <summary>Refused attempts, as of the newest window.</summary>
    public RejectHistory Rejects => Runs?.Rejects() ?? default;

    /// <summary>Records longer than a window, as of the newest window.</summary>
    public LongRecordTotals LongRecords => Runs?.LongRecords(Orientation.Client) ?? default;

    public EpisodeState? Episode { get; set; }

    /// <summary>The addresses over which the conversation hops; null for an ordinary pair.</summary>
    public ServerRotation? Rotation { get; set; }

    /// <summary>Takes all of a window but its place in <see cref="Points"/>.</summary>
    public void Take(in WindowPoint point)
    {
        Conversation = point.Conversation;
        LastEnd = LastTaken = point.End;
        (LowerPort, HigherPort) = (point.LowerPorts.Stable, point.HigherPorts.Stable);
        (LowerReporter, HigherReporter) = (point.Lower.Reporter, point.Higher.Reporter);
        if (point.HasTraffic)
            (Newest, SecondNewest, ConnectionsEnd) = (point.Newest, point.SecondNewest, point.End);
    }

    /// <summary>Takes a window with refused attempts only: whoever attempts is the client.</summary>
    public void TakeRefused(in WindowPoint point)
    {
        var run = point.Refused;
        var isLower = run.Sender == Side.Lower;
        Conversation = new Conversation
        {
            Start = run.Start,
            LastTraffic = point.Start,
            SynFlags = isLower ? new(run.Windows, 0, run.Sender) : new(0, run.Windows, run.Sender),
        };
        LastEnd = LastTaken = point.End;
        (LowerPort, HigherPort) = isLower ? ((ushort)0, run.Ports.Stable) : (run.Ports.Stable, (ushort)0);
        (LowerReporter, HigherReporter) = isLower ? (run.Reporter, "") : ("", run.Reporter);
    }

    /// <summary>Takes a window with long records only.</summary>
    public void TakeLong(in WindowPoint point)
    {
        Conversation = new Conversation
        {
            Start = point.LongRun.Start,
            LastTraffic = point.Start,
            ServicePorts = new ClientVotes().Add(point.LongRun.Client),
        };
        LastEnd = LastTaken = point.End;
        (LowerPort, HigherPort) = (point.LongRun.LowerPort, point.LongRun.HigherPort);
    }

    /// <summary>
    /// True when the point counts in a verdict over the windows from <paramref name="firstWindow"/> on: it is neither
    /// the conversation's first point nor the newest one.
    /// </summary>
    public bool IsComplete(int index, int firstWindow)
    {
        ref var point = ref Points[index];
        return index < Points.Count - 1 && (point.Marks & ProfilePoint.First) == 0 && point.Window >= firstWindow;
    }
}
