namespace FlowKafka.Detection.Knowledge;

/// <summary>
/// The entries of one interface or network, by time. A search goes back from the last that has begun, and stops where all
/// before it have ended.
/// </summary>
internal sealed class IdentitySpans
{
    private readonly IdentityEntry[] _entries;
    private readonly long[] _latestEnd;

    /// <summary>Of entries that begin at the same moment, the later in this order goes first.</summary>
    public IdentitySpans(IEnumerable<IdentityEntry> entries)
    {
        _entries = [.. entries.OrderBy(entry => entry.From)];
        _latestEnd = new long[_entries.Length];
        var latest = long.MinValue;
        for (var i = 0; i < _entries.Length; i++)
            _latestEnd[i] = latest = Math.Max(latest, _entries[i].To);
    }

    /// <summary>The newest entry that holds, one that names the account before one that names none.</summary>
    /// <param name="account">The account; empty when unknown, and then any entry's will do.</param>
    /// <param name="moment">Unix milliseconds.</param>
    public IdentityEntry? At(string account, long moment)
    {
        IdentityEntry? found = null;
        for (var i = LastBegun(moment); i >= 0 && _latestEnd[i] > moment; i--)
        {
            var entry = _entries[i];
            if (entry.To <= moment)
                continue;
            if (entry.Account.Length > 0 && (account.Length == 0 || entry.Account == account))
                return entry;
            if (entry.Account.Length == 0)
                found ??= entry;
        }

        return found;
    }

    private int LastBegun(long moment)
    {
        var (low, high) = (-1, _entries.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_entries[middle].From <= moment)
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }
}
