using FlowKafka.Flows;
using FlowKafka.Streams.Points;

namespace FlowKafka.Detection.Strategies;

/// <summary>All that a capture has of one pair.</summary>
/// <param name="Pair">The pair.</param>
/// <param name="Windows">Its windows as they closed, oldest first, for judges that read them.</param>
/// <param name="Conversations">Its conversations, oldest first, those without a point left out.</param>
/// <param name="SilentWindows">Windows between the first and the last of its interface in which the pair has no point: the talk's zeros.</param>
public sealed record PairHistory(
    IpPair Pair, IReadOnlyList<WindowPoint> Windows, IReadOnlyList<ConversationHistory> Conversations, int SilentWindows)
{
    /// <summary>Points of all conversations, partial ones included.</summary>
    public int Points => Conversations.Sum(conversation => conversation.Points.Length);

    /// <summary>The most complete points of a conversation.</summary>
    public int MostComplete => Conversations.Count == 0 ? 0 : Conversations.Max(conversation => conversation.Complete.Length);
}
