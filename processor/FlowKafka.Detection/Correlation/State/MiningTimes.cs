namespace FlowKafka.Detection.Correlation;

/// <summary>
/// The union of stretches of time, in bounded room: beyond <see cref="MostSpans"/> of them the earliest is folded into a
/// sum, and what comes later for the time before its end counts as known already. Immutable.
/// </summary>
/// <param name="Spans">Stretches that neither meet nor touch, the earliest first.</param>
/// <param name="FoldedMilliseconds">How long those are together that were folded.</param>
/// <param name="FoldedThrough">End of the last of them, Unix milliseconds; <see cref="long.MinValue"/> without any.</param>
public sealed record MiningTimes(IReadOnlyList<MiningSpan> Spans, long FoldedMilliseconds, long FoldedThrough)
{
    /// <summary>How many stretches are kept apart.</summary>
    public const int MostSpans = 64;

    /// <summary>No time at all.</summary>
    public static MiningTimes None { get; } = new([], 0, long.MinValue);

    /// <summary>How long they are together, milliseconds.</summary>
    public long TotalMilliseconds
    {
        get
        {
            var sum = FoldedMilliseconds;
            foreach (var span in Spans)
                sum += span.End - span.Start;
            return sum;
        }
    }

    /// <summary>The union with one more stretch; one that ends at or before its start adds nothing.</summary>
    public MiningTimes With(long start, long end)
    {
        start = Math.Max(start, FoldedThrough);
        if (end <= start)
            return this;
        var spans = new List<MiningSpan>(Spans.Count + 1);
        var place = 0;
        foreach (var span in Spans)
        {
            if (span.End < start)
                place = spans.Count + 1;
            if (span.End < start || span.Start > end)
                spans.Add(span);
            else
                (start, end) = (Math.Min(start, span.Start), Math.Max(end, span.End));
        }

        spans.Insert(place, new(start, end));
        if (spans.Count <= MostSpans)
            return this with { Spans = spans };
        var first = spans[0];
        spans.RemoveAt(0);
        return new(spans, FoldedMilliseconds + first.End - first.Start, first.End);
    }
}
