namespace FlowKafka.Detection.Strategies;

/// <summary>The verdict of a strategy that, as the talk's do, looks at all of a pair at once.</summary>
internal static class WholePair
{
    /// <summary>A flag at the end of the pair's last conversation.</summary>
    public static FirstFlag FlagOf(PairHistory pair)
    {
        var (first, last) = (pair.Conversations[0], pair.Conversations[^1]);
        return new(pair.Points, TimeSpan.FromMilliseconds(last.Start - first.Start) + last.AfterPoint(last.Points.Length - 1));
    }
}
