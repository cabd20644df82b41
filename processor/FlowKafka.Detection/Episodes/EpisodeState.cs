using FlowKafka.Flows;

namespace FlowKafka.Detection.Episodes;

/// <summary>
/// What must outlive a restart of judge, and the points inside the horizon don't tell: that an episode is open, and what
/// was last said of it. Its changelog is keyed by <see cref="Id"/>: a pair can have two episodes in it, a closed one
/// whose windows are not committed yet and the next.
/// </summary>
/// <param name="Pair">The pair.</param>
/// <param name="ConversationStart">Start of the conversation, and of the episode, Unix milliseconds.</param>
/// <param name="OpenedAt">End of the window that opened it, Unix milliseconds.</param>
/// <param name="HighestSeverity">The highest severity so far.</param>
/// <param name="Revision">The last revision that was written: windows from the start to <paramref name="AsOf"/>.</param>
/// <param name="AsOf">The moment of that revision, Unix milliseconds: nothing at or before it is written again.</param>
/// <param name="IsClosed">True when that revision closed the episode.</param>
public sealed record EpisodeState(
    IpPair Pair, long ConversationStart, long OpenedAt, int HighestSeverity, int Revision, long AsOf, bool IsClosed)
{
    private string? _id;

    /// <summary>The episode's id, see <see cref="EpisodeId"/>.</summary>
    public string Id => _id ??= EpisodeId.Of(Pair, ConversationStart);

    /// <summary>Compares what the changelog holds.</summary>
    public bool Equals(EpisodeState? other) =>
        other is not null && Pair == other.Pair && ConversationStart == other.ConversationStart && OpenedAt == other.OpenedAt
        && HighestSeverity == other.HighestSeverity && Revision == other.Revision && AsOf == other.AsOf && IsClosed == other.IsClosed;

    /// <summary>A hash of the pair and the start; not stable over processes.</summary>
    public override int GetHashCode() => (Pair, ConversationStart).GetHashCode();
}
