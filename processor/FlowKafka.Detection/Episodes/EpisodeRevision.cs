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

    /// <summary>The moment of this revision, Unix milliseconds.</summary>
    public long Timestamp => Episode.AsOf;

    /// <summary>The best verdict.</summary>
    public ModelVerdict Best => Verdicts[0];

    /// <summary>The present risk score, 0 to 100. It may fall while the episode goes on; the severity does not.</summary>
    public int Score => Best.Score;

    /// <summary>The highest severity of the episode so far.</summary>
    public int Severity => Episode.HighestSeverity;

    /// <summary>The client's address.</summary>
    public IpAddress Client => Orientation.Client == Side.Lower ? Episode.Pair.Lower : Episode.Pair.Higher;

    /// <summary>The server's address.</summary>
    public IpAddress Server => Orientation.Client == Side.Lower ? Episode.Pair.Higher : Episode.Pair.Lower;

    /// <summary>Bytes and packets that the client sent in the conversation.</summary>
    public (long Bytes, long Packets) ClientTotal => Orientation.Client == Side.Lower
        ? (Conversation.LowerBytes, Conversation.LowerPackets)
        : (Conversation.HigherBytes, Conversation.HigherPackets);

    /// <summary>Bytes and packets that the server sent in the conversation.</summary>
    public (long Bytes, long Packets) ServerTotal => Orientation.Client == Side.Lower
        ? (Conversation.HigherBytes, Conversation.HigherPackets)
        : (Conversation.LowerBytes, Conversation.LowerPackets);
}
