namespace FlowKafka.Elasticsearch.Bulk;

/// <summary>How large a request may be: what the server, or what stands before it, has taught us by refusing larger ones.</summary>
internal sealed class SizeLimit(TimeProvider time)
{
    internal const int None = int.MaxValue;

    /// <summary>After this time without a refusal twice as much is tried.</summary>
    internal static readonly TimeSpan Relief = TimeSpan.FromMinutes(10);

    private long _since;

    /// <summary>No request is to be larger, unless it is of one document.</summary>
    public int Bytes { get; private set; } = None;

    /// <summary>A request of so many bytes was too large.</summary>
    public void Refused(int bytes)
    {
        Bytes = Math.Min(Bytes, Math.Max(1, bytes / 2));
        _since = time.GetTimestamp();
    }

    /// <summary>Looks at the clock.</summary>
    /// <param name="batch">The size of a batch: beyond it there is no limit.</param>
    public void Follow(int batch)
    {
        if (Bytes == None || time.GetElapsedTime(_since) < Relief)
            return;
        Bytes = Bytes >= batch / 2 ? None : Bytes * 2;
        _since = time.GetTimestamp();
    }
}
