namespace FlowKafka.Detection.Strategies;

/// <summary>
/// The rule by which judge flags a conversation, applied to it from its begin to its end: whenever a point comes, of the
/// complete points inside the horizon there are enough, and enough of them are inside.
/// </summary>
public sealed record MembershipRule
{
    /// <summary>The least part of the complete points that is inside, above 0 and up to 1.</summary>
    public double Threshold { get; init; } = 0.98;

    /// <summary>The fewest complete points.</summary>
    public int MinimumPoints { get; init; } = 6;

    /// <summary>How far back points count, in windows.</summary>
    public int HorizonWindows { get; init; } = 144;

    /// <summary>When the rule holds for the first time; null when never.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="isInside">For each complete point whether it is inside.</param>
    public FirstFlag? FirstMatch(ConversationHistory conversation, ReadOnlySpan<bool> isInside)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        var complete = conversation.Complete;
        var (oldest, inside) = (0, 0);
        for (var newest = 0; newest < complete.Length; newest++)
        {
            inside += isInside[newest] ? 1 : 0;
            var moment = conversation.AfterComplete(newest + 1);
            var firstWindow = (moment.Ticks / TimeSpan.TicksPerMillisecond / conversation.WindowSize) - HorizonWindows;
            for (; oldest <= newest && complete[oldest].Window < firstWindow; oldest++)
                inside -= isInside[oldest] ? 1 : 0;
            var count = newest + 1 - oldest;
            if (count >= MinimumPoints && (double)inside / count >= Threshold)
                return new(count, moment);
        }

        return null;
    }
}
