namespace FlowKafka.Detection.Knowledge;

/// <summary>
/// What is in effect at which moment, of several sources with several versions each. Once a moment has been asked for, its
/// answer stays: a version that comes later and claims to have been in effect before takes effect behind the newest moment
/// that was asked for. Many threads may ask while one adds.
/// </summary>
/// <typeparam name="TVersion">A version of a source.</typeparam>
/// <typeparam name="TAnswer">What is made of one version of each source.</typeparam>
internal sealed class EffectiveVersions<TVersion, TAnswer>(Func<IEnumerable<TVersion>, TAnswer> combine)
    where TVersion : class
    where TAnswer : class
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<(long From, TVersion Version)>> _sources = new(StringComparer.Ordinal);
    private long _asked = long.MinValue;
    private volatile Period[] _periods = [new(long.MinValue, new(() => combine([])))];

    /// <summary>Adds a version. Of two with the same moment, the one that was added later holds.</summary>
    /// <param name="source">The source's name.</param>
    /// <param name="from">The first moment at which it holds; <see cref="long.MinValue"/> for always.</param>
    /// <param name="version">The version.</param>
    /// <returns>The first moment at which it does hold.</returns>
    public long Add(string source, long from, TVersion version)
    {
        lock (_lock)
        {
            if (_asked != long.MinValue && from <= _asked)
                from = Math.Min(_asked, long.MaxValue - 1) + 1;
            if (!_sources.TryGetValue(source, out var versions))
                _sources[source] = versions = [];
            versions.Insert(versions.FindLastIndex(other => other.From <= from) + 1, (from, version));
            var old = _periods.ToDictionary(period => period.From);
            _periods =
            [
                .. _sources.Values.SelectMany(all => all.Select(v => v.From)).Append(long.MinValue).Distinct().Order()
                    .Select(start => start < from && old.TryGetValue(start, out var same) ? same : PeriodFrom(start)),
            ];
            return from;
        }
    }

    /// <summary>What is in effect at a moment.</summary>
    public TAnswer At(long moment)
    {
        if (moment > Volatile.Read(ref _asked))
        {
            lock (_lock)
                Volatile.Write(ref _asked, Math.Max(_asked, moment));
        }

        var periods = _periods;
        var (low, high) = (0, periods.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (periods[middle].From <= moment)
                low = middle;
            else
                high = middle - 1;
        }

        return periods[low].Answer.Value;
    }

    // Made when it is first asked for: most of the versions that lie in a folder are past.
    private Period PeriodFrom(long start)
    {
        TVersion[] inEffect = [.. _sources.Values.Select(versions => versions.FindLast(v => v.From <= start).Version).OfType<TVersion>()];
        return new(start, new(() => combine(inEffect)));
    }

    private sealed record Period(long From, Lazy<TAnswer> Answer);
}
