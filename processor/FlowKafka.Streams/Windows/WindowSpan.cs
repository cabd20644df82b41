namespace FlowKafka.Streams.Windows;

/// <summary>Tumbling windows <c>[start, end)</c> of one size, aligned to the epoch. Times are Unix milliseconds.</summary>
/// <param name="Size">Length in milliseconds: whole minutes, 1 to 64.</param>
public readonly record struct WindowSpan(long Size)
{
    /// <summary>Start of the window that holds a moment, also for moments before the epoch.</summary>
    public long StartOf(long time)
    {
        var remainder = time % Size;
        return time - (remainder < 0 ? remainder + Size : remainder);
    }

    /// <summary>End of the window that holds a moment; it belongs to the next window.</summary>
    public long EndOf(long time) => StartOf(time) + Size;
}
