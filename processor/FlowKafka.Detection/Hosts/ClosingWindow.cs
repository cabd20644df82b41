namespace FlowKafka.Detection.Hosts;

/// <summary>The window that is being closed.</summary>
/// <param name="Start">Its start, Unix milliseconds, inclusive.</param>
/// <param name="End">Its end, Unix milliseconds, exclusive.</param>
/// <param name="IsKnown">True when states may have been restored that hold it already.</param>
internal readonly record struct ClosingWindow(long Start, long End, bool IsKnown)
{
    private const long MillisecondsOfHour = 3_600_000;

    /// <summary>Whole hours since the epoch at its start.</summary>
    public int Hour => (int)(Start / MillisecondsOfHour);

    /// <summary>Whole days since the epoch at its start.</summary>
    public int Day => Hour / 24;

    /// <summary>The start of an hour, Unix milliseconds.</summary>
    public static long StartOfHour(int hour) => hour * MillisecondsOfHour;
}
