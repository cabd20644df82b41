namespace FlowKafka.Streams.Watermarks;

/// <summary>
/// The stream time of one input partition: the highest event time seen in it, less the grace period,
/// and never below the floor that it started or woke with.
/// </summary>
public sealed class PartitionClock
{
    private readonly long _grace;

    /// <summary>Makes the clock of a partition.</summary>
    /// <param name="grace">Grace period in milliseconds.</param>
    /// <param name="floor">The watermark to start with: a stored one, or G for a new partition; <see cref="long.MinValue"/> when there is neither.</param>
    public PartitionClock(long grace, long floor = long.MinValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(grace);
        _grace = grace;
        Watermark = floor;
    }

    /// <summary>Windows that end at or before it are over for this partition, in Unix milliseconds.</summary>
    public long Watermark { get; private set; }

    /// <summary>Takes in the event time of a record.</summary>
    public void Observe(long eventTime) => Watermark = Math.Max(Watermark, eventTime - _grace);

    /// <summary>Raises the watermark to G, when a partition that was idle wakes.</summary>
    public void WakeAt(long combined) => Watermark = Math.Max(Watermark, combined);

    /// <summary>True when a window with this end was already over.</summary>
    public bool IsOver(long windowEnd) => windowEnd <= Watermark;
}
