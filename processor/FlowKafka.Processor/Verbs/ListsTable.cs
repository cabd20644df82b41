using FlowKafka.Detection.Knowledge;
using FlowKafka.Processor.Knowledge;
using FlowKafka.Processor.Reports;
using Spectre.Console;

namespace FlowKafka.Processor.Verbs;

/// <summary>Shows lists as tables.</summary>
internal sealed class ListsTable(Terminal terminal) : IListsView
{
    public void Write(IReadOnlyList<KnownList> lists)
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var heading in (string[])["list", "kind", "version", "in effect from"])
            table.AddColumn(new TableColumn(heading).NoWrap());
        foreach (var heading in (string[])["entries", "repeated", "domain names", "paths", "bad"])
            table.AddColumn(new TableColumn(heading).RightAligned());
        foreach (var list in lists)
        {
            var tally = list.Tally;
            table.AddRow([
                new Text(list.Name), new Text(list.Kind.ToString()), new Text(list.Version), new Text(list.EffectiveFrom is { } from ? Quantity.Time(from) : "always"),
                .. ((int[])[tally.Entries, tally.Repeated, tally.DomainNames, tally.Paths, tally.Bad]).Select(count => new Text(Quantity.Count(count))),
            ]);
        }

        terminal.Tables.Write(table);
        foreach (var fault in lists.SelectMany(list => list.Faults))
            terminal.Out.WriteLine(fault);
    }

    public void Write(string asked, FoundOnLists found)
    {
        if (found.Hits.Count == 0)
        {
            terminal.Out.WriteLine($"{asked} is on no list.");
            return;
        }

        var table = new Table().Border(TableBorder.Rounded);
        foreach (var heading in (string[])[asked, "as", "list", "entry", "label", "coin", "pool", "software"])
            table.AddColumn(new TableColumn(new Text(heading)).NoWrap());
        foreach (var (role, hit) in found.Hits)
        {
            table.AddRow(
                new Text(hit.Kind.ToString()), new Text(role), new Text($"{hit.List}@{hit.Version}"), new Text(hit.Entry),
                new Text(hit.Label), new Text(hit.Coin), new Text(hit.Pool), new Text(hit.Software));
        }

        terminal.Tables.Write(table);
        var (coin, pool, software) = found.Attribution;
        terminal.Out.WriteLine($"As a server: coin {Named(coin)}, pool {Named(pool)}, software {Named(software)}.");
    }

    private static string Named(AttributedName name) => name.IsKnown ? $"{name.Name} (by {name.StrengthName})" : name.Name;
}
