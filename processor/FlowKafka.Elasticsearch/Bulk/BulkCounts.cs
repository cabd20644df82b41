namespace FlowKafka.Elasticsearch.Bulk;

/// <summary>What a <see cref="BulkSink"/> has done so far. It may be read by any thread.</summary>
public sealed class BulkCounts
{
    private long _requests;
    private long _retries;
    private long _documents;
    private long _alreadyThere;
    private long _rejected;
    private long _bytesSent;
    private long _inFlight;

    /// <summary>Requests that were sent, those sent again too.</summary>
    public long Requests => Interlocked.Read(ref _requests);

    /// <summary>Requests after which documents had to be sent again.</summary>
    public long Retries => Interlocked.Read(ref _retries);

    /// <summary>Documents that the server has taken, without those that were there already.</summary>
    public long Documents => Interlocked.Read(ref _documents);

    /// <summary>Documents that were there already, in this revision or a newer one.</summary>
    public long AlreadyThere => Interlocked.Read(ref _alreadyThere);

    /// <summary>Documents that the server will never take.</summary>
    public long Rejected => Interlocked.Read(ref _rejected);

    /// <summary>Bytes of bodies as they were sent: compressed, and again for what was sent again.</summary>
    public long BytesSent => Interlocked.Read(ref _bytesSent);

    /// <summary>Requests on their way now, those that wait to be sent again too.</summary>
    public long InFlight => Interlocked.Read(ref _inFlight);

    internal void Sent(long bytes)
    {
        Interlocked.Increment(ref _requests);
        Interlocked.Add(ref _bytesSent, bytes);
    }

    internal void Retried() => Interlocked.Increment(ref _retries);

    internal void Count(ItemVerdict verdict)
    {
        switch (verdict)
        {
            case ItemVerdict.Done:
                Interlocked.Increment(ref _documents);
                break;
            case ItemVerdict.AlreadyThere:
                Interlocked.Increment(ref _alreadyThere);
                break;
            case ItemVerdict.Rejected:
                Interlocked.Increment(ref _rejected);
                break;
            default:
                break;
        }
    }

    internal void SetInFlight(int requests) => Interlocked.Exchange(ref _inFlight, requests);
}
