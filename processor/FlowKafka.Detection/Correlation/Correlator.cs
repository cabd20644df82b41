namespace FlowKafka.Detection.Correlation;

/// <summary>
/// Brings detections of all partitions together: campaigns, and people with their machines. Entries come in any order
/// between two closings. One caller at a time.
/// </summary>
public sealed class Correlator(CorrelationOptions options)
{
    private readonly SortedDictionary<(long, string), VerdictEntry> _entries = [];

    /// <summary>Its options.</summary>
    public CorrelationOptions Options => options;

    /// <summary>Takes an entry; one that came before, by its id, is ignored.</summary>
    public void Take(VerdictEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        _entries.TryAdd((entry.Timestamp, entry.Id), entry);
    }

    /// <summary>Learns that all entries at or before a moment have come, and delivers them in the order of time and id.</summary>
    public void Close(long closedThrough, ICorrelationSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        foreach (var (key, entry) in _entries)
        {
            if (key.Item1 > closedThrough)
                break;
            sink.Deliver(entry.Id, entry.Document.Span);
        }

        foreach (var key in _entries.Keys.TakeWhile(key => key.Item1 <= closedThrough).ToArray())
            _entries.Remove(key);
    }
}
