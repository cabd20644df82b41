using FlowKafka.Detection.Findings;
using FlowKafka.Detection.Hosts;
using FlowKafka.Detection.Knowledge;
using FlowKafka.Detection.Orientation;
using FlowKafka.Detection.Profiles;
using FlowKafka.Detection.Verdicts;
using FlowKafka.Flows;
using FlowKafka.Streams.Points;

namespace FlowKafka.Detection.Episodes;

/// <summary>One revision of an episode, with every number that took part in it. Immutable.</summary>
public sealed record EpisodeRevision
{
    /// <summary>The episode after this revision.</summary>
    public required EpisodeState Episode { get; init; }

    /// <summary>Why this revision is written.</summary>
    public required EpisodePhase Phase { get; init; }

    /// <summary>The size of the windows.</summary>
    public required TimeSpan WindowSize { get; init; }

    /// <summary>How far back points count, before <see cref="Timestamp"/>.</summary>
    public required TimeSpan Horizon { get; init; }

    /// <summary>The silence that closes an episode.</summary>
    public required TimeSpan EpisodeSilence { get; init; }

    /// <summary>End of the newest window with traffic, or unknown, Unix milliseconds.</summary>
    public required long End { get; init; }

    /// <summary>The conversation up to <see cref="End"/>.</summary>
    public required Conversation Conversation { get; init; }

    /// <summary>Who the client is, and why.</summary>
    public required ClientVerdict Orientation { get; init; }

    /// <summary>From where the client is seen by the own networks: inbound, outbound, internal or external.</summary>
    public required string Direction { get; init; }

    /// <summary>The newest client port; 0 when unknown.</summary>
    public required ushort ClientPort { get; init; }

    /// <summary>The server port with the most records in the newest window; 0 when unknown.</summary>
    public required ushort ServerPort { get; init; }

    /// <summary>The newest connections inside the horizon, newest first; at most two.</summary>
    public required IReadOnlyList<FiveTuple> Connections { get; init; }

    /// <summary>Who reported the client's traffic last, else the server's, <c>account/interface</c>; may be empty.</summary>
    public required string Reporter { get; init; }

    /// <summary>What each model says, the best first.</summary>
    public required IReadOnlyList<ModelVerdict> Verdicts { get; init; }

    /// <summary>The complete points inside the horizon, oldest first.</summary>
    public required IReadOnlyList<OrientedPoint> Points { get; init; }

    /// <summary>Points inside the horizon that did not count: the first and the newest of the conversation.</summary>
    public required int PartialPoints { get; init; }

    /// <summary>How the score came about.</summary>
    public required CombinedScore Combined { get; init; }

    /// <summary>The entry of an allow-list that silences the conversation by now; null when none does.</summary>
    public ListHit? Allowed { get; init; }

    /// <summary>What the detectors found, the weightiest first.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Refused attempts.</summary>
    public RejectHistory Rejects { get; init; }

    /// <summary>Records longer than a window.</summary>
    public LongRecordTotals LongRecords { get; init; }

    /// <summary>The server over all its clients, as of the window before.</summary>
    public ServerContext ServerContext { get; init; }

    /// <summary>The client over all its servers, as of the window before.</summary>
    public ClientContext ClientContext { get; init; }

    /// <summary>The whole network, as of the window before.</summary>
    public NetworkContext Network { get; init; }

    /// <summary>The addresses over which the conversation hops; null for an ordinary pair.</summary>
    public ServerRotation? Rotation { get; init; }

    /// <summary>The best hit of the server on a list; null without one.</summary>
    public ListHit? ListHit { get; init; }

    /// <summary>The moment of this revision, Unix milliseconds.</summary>
    public long Timestamp => Episode.AsOf;

    /// <summary>The best verdict.</summary>
    public ModelVerdict Best => Verdicts[0];

    /// <summary>
    /// The present risk score, 0 to 100: of all that was found, or of the best model when that is one in shadow mode. It may
    /// fall while the episode goes on; the severity does not.
    /// </summary>
    public int Score => Best is { Matched: true, IsShadow: true } ? Math.Max(Best.Score, Combined.Score) : Combined.Score;

    /// <summary>The highest severity of the episode so far.</summary>
    public int Severity => Episode.HighestSeverity;

    /// <summary>The client's address.</summary>
    public IpAddress Client => Orientation.Client == Side.Lower ? Episode.Pair.Lower : Episode.Pair.Higher;

    /// <summary>The server's address; the newest one of a conversation that hops.</summary>
    public IpAddress Server => Rotation?.Newest ?? Peer;

    /// <summary>The pair's other address: the server's, or the first one of the network over which the conversation hops.</summary>
    private IpAddress Peer => Orientation.Client == Side.Lower ? Episode.Pair.Higher : Episode.Pair.Lower;

    /// <summary>Bytes and packets that the client sent in the conversation.</summary>
    public (long Bytes, long Packets) ClientTotal => Orientation.Client == Side.Lower
        ? (Conversation.LowerBytes, Conversation.LowerPackets)
        : (Conversation.HigherBytes, Conversation.HigherPackets);

    /// <summary>Bytes and packets that the server sent in the conversation.</summary>
    public (long Bytes, long Packets) ServerTotal => Orientation.Client == Side.Lower
        ? (Conversation.HigherBytes, Conversation.HigherPackets)
        : (Conversation.LowerBytes, Conversation.LowerPackets);
}
