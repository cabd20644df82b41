namespace FlowKafka.Firehose;

/// <summary>How many requests and bytes may be in flight. What does not fit is refused and never waits. Safe for concurrent use.</summary>
internal sealed class InFlightBudget(int maximumRequests, long maximumBytes)
{
    private long _requests;
    private long _bytes;

    /// <summary>Requests in flight.</summary>
    public long Requests => Interlocked.Read(ref _requests);

    /// <summary>Bytes in flight.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Takes a place for a request.</summary>
    public bool TryTakeRequest() => TryTake(ref _requests, 1, maximumRequests);

    /// <summary>Takes room for bytes.</summary>
    public bool TryTakeBytes(long count) => TryTake(ref _bytes, count, maximumBytes);

    /// <summary>Gives a request's place back.</summary>
    public void ReturnRequest() => Interlocked.Decrement(ref _requests);

    /// <summary>Gives room back.</summary>
    public void ReturnBytes(long count) => Interlocked.Add(ref _bytes, -count);

    private static bool TryTake(ref long taken, long count, long maximum)
    {
        if (Interlocked.Add(ref taken, count) <= maximum)
            return true;
        Interlocked.Add(ref taken, -count);
        return false;
    }
}
