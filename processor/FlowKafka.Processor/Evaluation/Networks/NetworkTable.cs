using System.Globalization;
using FlowKafka.Detection.Documents;
using FlowKafka.Detection.Findings;
using FlowKafka.Processor.Reports;
using FlowKafka.Processor.Verbs;
using Spectre.Console;

namespace FlowKafka.Processor.Evaluation.Networks;

/// <summary>Shows what every finding, and their combination, did on simulated networks.</summary>
internal static class NetworkTable
{
    public static void Write(Terminal terminal, NetworkTally tally, int networks)
    {
        terminal.Tables.Write(Traffic(tally));
        terminal.Tables.Write(Findings(tally));
        terminal.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{networks} simulated networks of 200 machines for a day, which trained nothing. Flagged: a score of 50 or more at any time."));
    }

    private static Table Traffic(NetworkTally tally)
    {
        var table = Columns("traffic", "count", "models alone", "findings alone", "together");
        foreach (var row in tally.Rows.Where(row => row.IsMining || row.Together + row.ByModels + row.ByFindings > 0))
            Add(table, row.Name, row.Count, row.ByModels, row.ByFindings, row.Together);
        table.AddEmptyRow();
        foreach (var isMining in (bool[])[true, false])
        {
            NetworkRow[] rows = [.. tally.Rows.Where(row => row.IsMining == isMining)];
            Add(table, isMining ? "all mining" : "all others", rows.Sum(row => row.Count), rows.Sum(row => row.ByModels), rows.Sum(row => row.ByFindings), rows.Sum(row => row.Together));
        }

        return table;
    }

    private static Table Findings(NetworkTally tally)
    {
        var table = Columns("finding", "miners with it", "others with it", "log odds");
        NetworkRow[] miners = [.. tally.Rows.Where(row => row.IsMining)], others = [.. tally.Rows.Where(row => !row.IsMining)];
        foreach (var kind in Enum.GetValues<FindingKind>().Where(kind => kind != FindingKind.None))
        {
            var (with, of) = (miners.Sum(row => row.With(kind)), miners.Sum(row => row.Count));
            var (wrong, all) = (others.Sum(row => row.With(kind)), others.Sum(row => row.Count));
            var ratio = (with + 0.5) / (of + 1) / ((wrong + 0.5) / (all + 1));
            table.AddRow(
                new Text(FindingNames.Of(kind)), new Text($"{Quantity.Count(with)} of {Quantity.Count(of)}"),
                new Text($"{Quantity.Count(wrong)} of {Quantity.Count(all)}"), new Text(Math.Log(ratio).ToString("0.0", CultureInfo.InvariantCulture)));
        }

        return table;
    }

    private static void Add(Table table, string name, params int[] counts) =>
        table.AddRow([new Text(name), .. counts.Select(count => new Text(Quantity.Count(count)))]);

    private static Table Columns(string first, params string[] others)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumn(new TableColumn(first).NoWrap());
        foreach (var other in others)
            table.AddColumn(new TableColumn(other).NoWrap().RightAligned());
        return table;
    }
}
