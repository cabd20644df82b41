namespace FlowKafka.Detection.Correlation;

/// <summary>
/// All facts by their keys, and what of them the changelog does not have yet. A batch of changes may reach the changelog
/// in part; each entry therefore also says what was before, and the closing fact comes last: without it, the whole batch
/// counts as not written, and its steps are done again from the same facts.
/// </summary>
internal sealed class FactStore
{
    private readonly Dictionary<string, CorrelationFact> _facts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CorrelationFact> _taken = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _changed = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _over = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CorrelationState> _restored = new(StringComparer.Ordinal);

    public IEnumerable<CorrelationFact> All => _facts.Values;

    public T? Find<T>(string key)
        where T : CorrelationFact => (T?)_facts.GetValueOrDefault(key);

    public void Put(CorrelationFact fact, long moment)
    {
        var key = fact.Key;
        _facts[key] = fact;
        _changed[key] = moment;
    }

    public void Remove(string key, long moment)
    {
        if (_facts.Remove(key))
            _changed[key] = moment;
    }

    /// <summary>What changed since the last call, which is taken to be written wholly by now.</summary>
    public IReadOnlyList<CorrelationChange> TakeChanges(long closedThrough)
    {
        var changes = new List<CorrelationChange>(_changed.Count + _over.Count + 1);
        foreach (var key in _over)
        {
            if (!_changed.ContainsKey(key))
                changes.Add(new(key, null));
        }

        _over.Clear();
        foreach (var (key, moment) in _changed)
            changes.Add(Take(key, moment));
        if (_changed.Count > 0)
            changes.Add(new(ClosedFact.OnlyKey, new() { AsOf = closedThrough, Now = new ClosedFact(closedThrough), Before = null }));
        _changed.Clear();
        return changes;
    }

    public void Restore(CorrelationChange change)
    {
        if (change.State is null)
            _restored.Remove(change.Key);
        else
            _restored[change.Key] = change.State;
    }

    /// <summary>Puts what was restored in place, as it was after the last batch that is whole, and tells up to where that went.</summary>
    public long Settle()
    {
        var closedThrough = _restored.Remove(ClosedFact.OnlyKey, out var closed) && closed.Now is ClosedFact fact ? fact.ClosedThrough : long.MinValue;
        foreach (var (key, state) in _restored)
        {
            var isWhole = state.AsOf <= closedThrough;
            if ((isWhole ? state.Now : state.Before) is { } known)
                _facts[key] = _taken[key] = known;
            else if (isWhole)
                _over.Add(key);
            // Left alone, an entry that does not count would count as soon as a later closing has passed its moment.
            if (!isWhole)
                _changed[key] = closedThrough;
        }

        _restored.Clear();
        return closedThrough;
    }

    private CorrelationChange Take(string key, long moment)
    {
        var (now, before) = (_facts.GetValueOrDefault(key), _taken.GetValueOrDefault(key));
        if (now is not null)
        {
            _taken[key] = now;
            return new(key, new() { AsOf = moment, Now = now, Before = before });
        }

        if (before is null)
            return new(key, null);
        // What was before must stay readable until this batch is whole.
        _taken.Remove(key);
        _over.Add(key);
        return new(key, new() { AsOf = moment, Now = null, Before = before });
    }
}
