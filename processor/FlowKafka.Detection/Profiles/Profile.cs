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

    /// <summary>End of the newest window with traffic, or unknown.</summary>
    public long LastEnd;

    /// <summary>The newest connections, and the end of the window they were seen in.</summary>
    public FiveTuple Newest, SecondNewest;

    public long ConnectionsEnd;
    public ushort LowerPort, HigherPort;
    public string LowerReporter = "", HigherReporter = "";

    /// <summary>What the stages across pairs said of the windows before the newest one.</summary>
    public ServerContext Server;

    public ClientContext Client;
    public NetworkContext Network;

    /// <summary>Refused attempts, and records longer than a window.</summary>
    public RejectHistory Rejects;

    public LongRecordTotals LongRecords;

    public IpPair Pair => pair;

    public long Start => start;

    public EpisodeState? Episode { get; set; }

    /// <summary>The addresses over which the conversation hops; null for an ordinary pair.</summary>
    public ServerRotation? Rotation { get; set; }

    /// <summary>Takes all of a window but its place in <see cref="Points"/>.</summary>
    public void Take(in WindowPoint point)
    {
        Conversation = point.Conversation;
        LastEnd = point.End;
        (LowerPort, HigherPort) = (point.LowerPorts.Stable, point.HigherPorts.Stable);
        (LowerReporter, HigherReporter) = (point.Lower.Reporter, point.Higher.Reporter);
        if (point.HasTraffic)
            (Newest, SecondNewest, ConnectionsEnd) = (point.Newest, point.SecondNewest, point.End);
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
