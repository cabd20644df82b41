using FlowKafka.Detection.Orientation;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;

namespace FlowKafka.Detection.Training;

/// <summary>All that the trainer has seen of one pair in one source, whatever the order in which it came.</summary>
internal sealed class Candidate(IpPair pair)
{
    private readonly SortedDictionary<long, WindowPoint> _points = [];

    public IReadOnlyCollection<WindowPoint> Points => _points.Values;

    /// <summary>False when the window is there already. Of two that differ, the one with more bytes stays.</summary>
    public bool TryAdd(in WindowPoint point)
    {
        if (_points.TryAdd(point.Start, point))
            return true;
        if (Weight(point).CompareTo(Weight(_points[point.Start])) > 0)
            _points[point.Start] = point;
        return false;
    }

    /// <summary>The server's side by the list; null when neither side is on it.</summary>
    public Side? ServerIn(IReadOnlyList<KnownServer> servers)
    {
        foreach (var server in servers)
        {
            if (server.Address == pair.Lower && (server.Port == 0 || _points.Values.Any(p => p.LowerPorts.Stable == server.Port)))
                return Side.Lower;
            if (server.Address == pair.Higher && (server.Port == 0 || _points.Values.Any(p => p.HigherPorts.Stable == server.Port)))
                return Side.Higher;
        }

        return null;
    }

    /// <summary>The client by the evidence of a conversation's last window.</summary>
    public Side ClientOf(long conversationStart, OwnNetworks ownNetworks) => ClientOrientation.Decide(
        _points.Values.Last(p => p.Conversation.Start == conversationStart).Conversation, pair, ownNetworks).Client;

    private static (long, long, long, long, long, int) Weight(in WindowPoint p) => (
        p.Lower.Bytes + p.Higher.Bytes, p.Lower.Bytes, p.Lower.Packets, p.Higher.Packets, p.Conversation.Start, p.Conversation.Points);
}
