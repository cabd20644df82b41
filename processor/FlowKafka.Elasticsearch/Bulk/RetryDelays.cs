namespace FlowKafka.Elasticsearch.Bulk;

/// <summary>How long to wait before a request is sent again: exponential back-off with full jitter.</summary>
internal static class RetryDelays
{
    internal static readonly TimeSpan First = TimeSpan.FromMilliseconds(500);
    internal static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>A server may ask for more than <see cref="Longest"/>, but not for days.</summary>
    internal static readonly TimeSpan LongestAsked = TimeSpan.FromMinutes(5);

    // 500 ms doubled six times is more than the longest delay.
    private const int MostDoublings = 6;

    /// <summary>The next wait.</summary>
    /// <param name="failures">How often in a row it failed: 1 or more.</param>
    /// <param name="asked">What the server asks for; null for nothing.</param>
    /// <param name="jitter">A random number, 0 or more and below 1.</param>
    public static TimeSpan Next(int failures, TimeSpan? asked, double jitter)
    {
        var ceiling = First * (1 << Math.Min(failures - 1, MostDoublings));
        var delay = (ceiling < Longest ? ceiling : Longest) * jitter;
        if (asked is not { } least)
            return delay;
        // Behind the moment that was asked for, and not everybody at that very moment.
        return (least < LongestAsked ? least : LongestAsked) + First * jitter;
    }
}
