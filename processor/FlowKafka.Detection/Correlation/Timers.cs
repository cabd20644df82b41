namespace FlowKafka.Detection.Correlation;

/// <summary>Moments of event time at which something falls due; one of each kind and name.</summary>
internal sealed class Timers
{
    private readonly SortedSet<(long Moment, TimerKind Kind, string Name)> _due = new(Comparer<(long Moment, TimerKind Kind, string Name)>.Create(
        static (one, other) => one.Moment != other.Moment ? one.Moment.CompareTo(other.Moment)
            : one.Kind != other.Kind ? one.Kind.CompareTo(other.Kind)
            : string.CompareOrdinal(one.Name, other.Name)));

    private readonly Dictionary<(TimerKind, string), long> _set = [];

    /// <summary>Sets when something falls due, in place of what was set before; null for never.</summary>
    public void Set(TimerKind kind, string name, long? moment)
    {
        if (_set.Remove((kind, name), out var old))
            _due.Remove((old, kind, name));
        if (moment is not { } due)
            return;
        _set.Add((kind, name), due);
        _due.Add((due, kind, name));
    }

    /// <summary>Takes the first that falls due at or before a moment.</summary>
    public bool TryTake(long limit, out (long Moment, TimerKind Kind, string Name) first)
    {
        first = _due.Min;
        if (_due.Count == 0 || first.Moment > limit)
            return false;
        _due.Remove(first);
        _set.Remove((first.Kind, first.Name));
        return true;
    }
}
