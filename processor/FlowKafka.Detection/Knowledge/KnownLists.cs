using System.Collections.Immutable;
using FlowKafka.Flows;

namespace FlowKafka.Detection.Knowledge;

/// <summary>The lists that are in effect in a window: pools, miners, nodes, deny- and allow-lists. Immutable.</summary>
public sealed class KnownLists
{
    private readonly PrefixTable<ListHit> _found;
    private readonly Dictionary<ushort, ListHit[]> _ports;
    private readonly PrefixTable<AllowedEntry> _allowed;
    private readonly AllowedEntry[] _allowedAnywhere;

    internal KnownLists(
        ImmutableArray<KnownList> lists, PrefixTable<ListHit> found, Dictionary<ushort, ListHit[]> ports,
        PrefixTable<AllowedEntry> allowed, AllowedEntry[] allowedAnywhere) =>
        (Lists, _found, _ports, _allowed, _allowedAnywhere) = (lists, found, ports, allowed, allowedAnywhere);

    /// <summary>No lists.</summary>
    public static KnownLists Empty { get; } = Of([]);

    /// <summary>The lists, ordered by name.</summary>
    public ImmutableArray<KnownList> Lists { get; }

    /// <summary>Makes them of one version of each list. The order in which they are given doesn't matter.</summary>
    public static KnownLists Of(IEnumerable<KnownList> lists)
    {
        var builder = new KnownListsBuilder();
        foreach (var list in lists.OrderBy(list => list.Name, StringComparer.Ordinal).ThenBy(list => list.Version, StringComparer.Ordinal))
            builder.Add(list);
        return builder.Build();
    }

    /// <summary>The best hit of an address and port on the lists of pools, miners, nodes and deny-lists; null without one.</summary>
    public ListHit? Find(in IpAddress address, ushort port) => Find(address, port, ListKinds.Found);

    /// <summary>
    /// The best hit of an address and port on lists of some kinds; null without one. What names a port goes before what
    /// names an address, and that before what names a network, the smallest first; among equals, deny-lists go before
    /// pools, these before miners, these before nodes. A port alone is a hit on a deny-list only.
    /// </summary>
    /// <param name="address">The address.</param>
    /// <param name="port">Its port; 0 when it is unknown, or doesn't matter: then only entries without a port are found.</param>
    /// <param name="kinds">The kinds.</param>
    public ListHit? Find(in IpAddress address, ushort port, ListKinds kinds)
    {
        foreach (var bucket in _found.Of(address, port))
        {
            if (FirstOf(bucket, kinds) is { } hit)
                return hit;
        }

        return (kinds & ListKinds.Deny) == 0 ? null : FindPort(port, ListKinds.Deny);
    }

    /// <summary>The entry that names a port, whatever the address, on lists of some kinds; null without one. A weak hint.</summary>
    public ListHit? FindPort(ushort port, ListKinds kinds) => _ports.TryGetValue(port, out var hits) ? FirstOf(hits, kinds) : null;

    /// <summary>The entry that allows a conversation; null when none does.</summary>
    public ListHit? Allowed(in IpAddress client, in IpAddress server, ushort serverPort)
    {
        foreach (var bucket in _allowed.Of(server, serverPort))
        {
            if (FirstOf(bucket, client, serverPort) is { } hit)
                return hit;
        }

        return FirstOf(_allowedAnywhere, client, serverPort);
    }

    private static ListHit? FirstOf(ListHit[] hits, ListKinds kinds)
    {
        foreach (var hit in hits)
        {
            if (((1 << (int)hit.Kind) & (int)kinds) != 0)
                return hit;
        }

        return null;
    }

    private static ListHit? FirstOf(AllowedEntry[] entries, in IpAddress client, ushort serverPort)
    {
        foreach (var entry in entries)
        {
            if ((entry.Port == 0 || entry.Port == serverPort) && (entry.Client is not { } network || network.Contains(client)))
                return entry.Hit;
        }

        return null;
    }
}
