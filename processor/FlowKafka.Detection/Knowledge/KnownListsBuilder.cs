using System.Collections.Immutable;

namespace FlowKafka.Detection.Knowledge;

/// <summary>Brings the entries of lists into the order in which they are found.</summary>
internal sealed class KnownListsBuilder
{
    private readonly ImmutableArray<KnownList>.Builder _lists = ImmutableArray.CreateBuilder<KnownList>();
    private readonly List<(ListEntry Entry, ListHit Hit)> _found = [];
    private readonly List<(ListEntry Entry, ListHit Hit)> _allowed = [];
    private readonly Dictionary<(string, string), string> _captions = [];

    public void Add(KnownList list)
    {
        _lists.Add(list);
        foreach (var entry in list.Entries)
        {
            var hit = HitOf(list, entry);
            (hit.Kind == ListKind.Allow ? _allowed : _found).Add((entry, hit));
        }
    }

    // Sorting keeps the order of equals: lists by name, entries as in the file.
    public KnownLists Build()
    {
        var found = _found.OrderBy(e => Rank(e.Hit.Kind)).ToList();
        var allowed = _allowed.OrderByDescending(e => e.Entry.Client?.Length ?? -1).ToList();
        return new(
            _lists.ToImmutable(),
            new(found.Where(e => e.Entry.Network is not null).Select(e => (e.Entry.Network!.Value, e.Entry.Port, e.Hit))),
            found.Where(e => e.Entry.Network is null).GroupBy(e => e.Entry.Port).ToDictionary(port => port.Key, port => port.Select(e => e.Hit).ToArray()),
            new(allowed.Where(e => e.Entry.Network is not null).Select(e => (e.Entry.Network!.Value, e.Entry.Port, AllowedOf(e.Entry, e.Hit)))),
            [.. allowed.Where(e => e.Entry.Network is null).OrderByDescending(e => e.Entry.Port != 0).Select(e => AllowedOf(e.Entry, e.Hit))]);
    }

    private static AllowedEntry AllowedOf(ListEntry entry, ListHit hit) => new(entry.Client, entry.Port, hit);

    private static int Rank(ListKind kind) => kind switch
    {
        ListKind.Deny => 0,
        ListKind.Pool => 1,
        ListKind.Miner => 2,
        _ => 3,
    };

    private ListHit HitOf(KnownList list, ListEntry entry)
    {
        // Few labels have many entries.
        var name = $"{list.Name}@{list.Version}";
        if (!_captions.TryGetValue((name, entry.Label), out var caption))
            _captions[(name, entry.Label)] = caption = entry.Label.Length == 0 ? name : $"{name}: {entry.Label}";
        return new(entry.Kind ?? list.Kind, list.Name, list.Version, entry.Text)
        {
            Label = entry.Label,
            Coin = entry.Coin,
            Pool = entry.Pool,
            Software = entry.Software,
            Caption = caption,
            HasPort = entry.Port != 0,
        };
    }
}
