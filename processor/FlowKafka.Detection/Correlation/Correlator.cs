namespace FlowKafka.Detection.Correlation;

/// <summary>
/// Brings detections of all partitions together: campaigns, and people with their machines. Entries come in any order
/// between two closings. One caller at a time.
/// </summary>
/// <remarks>
/// To go on after a restart: <see cref="Restore"/> of the changelog in its order, then every entry from the committed
/// place on. Whoever closes has the documents acknowledged, writes <see cref="TakeChanges"/> in its order and has it
/// acknowledged, and then commits its input; wherever it dies, what is delivered again has the same bytes.
/// </remarks>
public sealed class Correlator(CorrelationOptions options)
{
    private readonly SortedDictionary<(long, string), VerdictEntry> _entries = [];
    private readonly FactStore _facts = new();
    private long _closedThrough = long.MinValue;

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
        _closedThrough = closedThrough;
    }

    /// <summary>
    /// What changed since the last call, for the changelog, in the order in which it must be written. Call it when the
    /// documents of all closings so far are acknowledged, and only when the changes of the call before are.
    /// </summary>
    public IReadOnlyList<CorrelationChange> TakeChanges() => _facts.TakeChanges(_closedThrough);

    /// <summary>Takes an entry of the changelog, in the log's order, before anything else is done.</summary>
    public void Restore(CorrelationChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        _facts.Restore(change);
    }
}
