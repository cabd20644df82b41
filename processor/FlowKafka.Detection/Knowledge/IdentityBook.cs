using FlowKafka.Flows;

namespace FlowKafka.Detection.Knowledge;

/// <summary>
/// Who addresses were, by event time. The most specific entry that holds goes first: interface and network, interface alone,
/// network alone, the smallest network before larger ones; then one that names the account; then the one that began last.
/// An entry with an account does not hold in another one. Immutable.
/// </summary>
public sealed class IdentityBook : IIdentitySource
{
    private readonly Dictionary<string, PrefixTable<IdentitySpans>> _byBoth;
    private readonly Dictionary<string, IdentitySpans> _byInterface;
    private readonly PrefixTable<IdentitySpans> _byNetwork;

    private IdentityBook(IEnumerable<IdentityEntry> all)
    {
        var entries = all.ToList();
        _byBoth = entries.Where(e => e.Interface.Length > 0 && e.Network is not null)
            .GroupBy(e => e.Interface, StringComparer.Ordinal).ToDictionary(g => g.Key, TableOf, StringComparer.Ordinal);
        _byInterface = entries.Where(e => e.Interface.Length > 0 && e.Network is null)
            .GroupBy(e => e.Interface, StringComparer.Ordinal).ToDictionary(g => g.Key, g => new IdentitySpans(g), StringComparer.Ordinal);
        _byNetwork = TableOf(entries.Where(e => e.Interface.Length == 0 && e.Network is not null));
    }

    /// <summary>A book of nobody.</summary>
    public static IdentityBook Empty { get; } = Of([]);

    /// <summary>Makes a book of one version of each source. The order in which they are given doesn't matter: of equals, the
    /// source whose name comes last goes first, and within it the line that comes last.</summary>
    public static IdentityBook Of(IEnumerable<IdentityList> lists) =>
        new(lists.OrderBy(list => list.Name, StringComparer.Ordinal).SelectMany(list => list.Entries));

    /// <inheritdoc/>
    public Identity? Find(in IpAddress address, string networkInterface, string account, long moment)
    {
        ArgumentNullException.ThrowIfNull(networkInterface);
        ArgumentNullException.ThrowIfNull(account);
        var entry = networkInterface.Length > 0 && _byBoth.TryGetValue(networkInterface, out var table) ? At(table, address, account, moment) : null;
        if (entry is null && networkInterface.Length > 0 && _byInterface.TryGetValue(networkInterface, out var spans))
            entry = spans.At(account, moment);
        return (entry ?? At(_byNetwork, address, account, moment))?.Identity;
    }

    private static IdentityEntry? At(PrefixTable<IdentitySpans> table, in IpAddress address, string account, long moment)
    {
        foreach (var bucket in table.Of(address, 0))
        {
            if (bucket[0].At(account, moment) is { } entry)
                return entry;
        }

        return null;
    }

    private static PrefixTable<IdentitySpans> TableOf(IEnumerable<IdentityEntry> entries) =>
        new(entries.GroupBy(e => e.Network!.Value).Select(g => (g.Key, (ushort)0, new IdentitySpans(g))));
}
