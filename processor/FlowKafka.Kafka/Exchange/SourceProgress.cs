namespace FlowKafka.Kafka.Exchange;

/// <summary>How far one source has come, as the reader of one target partition knows it.</summary>
internal sealed class SourceProgress
{
    private readonly Queue<(long ClosedThrough, long Offset, byte[] Payload)> _ahead = [];
    private (long End, int Sequence) _newest = (long.MinValue, 0);

    /// <summary>Everything of windows that end at or before it has come, Unix milliseconds.</summary>
    public long ClosedThrough { get; private set; } = long.MinValue;

    /// <summary>What the newest marker said that was reached.</summary>
    public byte[] Payload { get; private set; } = [];

    /// <summary>The offset of the oldest marker that is ahead of what was reached; the highest number when there is none.</summary>
    public long OldestOffset => _ahead.TryPeek(out var marker) ? marker.Offset : long.MaxValue;

    /// <summary>Takes over how far an earlier reader had read.</summary>
    public void Restore(long closedThrough) => ClosedThrough = closedThrough;

    /// <summary>True for what is not closed yet.</summary>
    public bool IsOpen(long end) => end > ClosedThrough;

    /// <summary>
    /// True for a pack that has not come before. Who writes for a source writes the same packs in the same order, so
    /// whatever is not behind the newest one was there, also when an earlier owner's packs come in between.
    /// </summary>
    public bool IsNew(long end, int sequence)
    {
        if ((end, sequence).CompareTo(_newest) <= 0)
            return false;
        _newest = (end, sequence);
        return true;
    }

    /// <summary>Takes a marker; one that says less than what is known is an earlier owner's, and changes nothing.</summary>
    public bool Mark(long closedThrough, long offset, byte[] payload)
    {
        if (closedThrough <= ClosedThrough)
            return false;
        ClosedThrough = closedThrough;
        _ahead.Enqueue((closedThrough, offset, payload));
        return true;
    }

    /// <summary>Comes to a moment.</summary>
    public void Reach(long moment)
    {
        while (_ahead.TryPeek(out var marker) && marker.ClosedThrough <= moment)
            Payload = _ahead.Dequeue().Payload;
    }
}
