using System.Globalization;
using FlowKafka.Processor.Reports;
using FlowKafka.Processor.Verbs;
using Spectre.Console;

namespace FlowKafka.Processor.Evaluation;

/// <summary>Shows how strategies did.</summary>
internal sealed class EvaluationTable(Terminal terminal)
{
    // Wider than this, a table of captures against strategies can't be read.
    private const int MostColumns = 8;

    public void Write(EvaluationInput input, IReadOnlyList<StrategyResult> results)
    {
        terminal.Tables.Write(Strategies(results));
        terminal.Tables.Write(Captures(input, results));
        foreach (var line in EvaluationWords.Conditions(input))
            terminal.Out.WriteLine(line);
        foreach (var result in results.Where(result => result.Fault is not null))
            terminal.Error.WriteLine($"{result.Strategy.Name}: {result.Fault}");
    }

    private static Table Strategies(IReadOnlyList<StrategyResult> results)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumn(new TableColumn("strategy").NoWrap());
        foreach (var heading in (string[])["found", "false positives", "at 95 %", "first after", "training", "ns a point"])
            table.AddColumn(new TableColumn(heading).NoWrap().RightAligned());
        foreach (var result in results.Where(result => result.Fault is null))
            table.AddRow([.. EvaluationWords.Row(result).Select(cell => new Text(cell))]);
        return table;
    }

    private static Table Captures(EvaluationInput input, IReadOnlyList<StrategyResult> results)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumn(new TableColumn("mining file").NoWrap()).AddColumn(new TableColumn("complete windows").NoWrap().RightAligned());
        StrategyResult[] trained = [.. results.Where(result => result.Fault is null)];
        var isMatrix = trained.Length <= MostColumns;
        foreach (var heading in isMatrix ? trained.Select(result => result.Strategy.Name) : ["flagged by"])
            table.AddColumn(new TableColumn(heading).NoWrap().RightAligned());
        for (var i = 0; i < input.Mining.Count; i++)
        {
            var history = input.Mining[i].History;
            var flags = trained.Select(result => result.Verdicts.Single(verdict => verdict.Capture == input.Mining[i]).Flag).ToArray();
            string[] cells = isMatrix
                ? [.. flags.Select(flag => flag is { } at ? Quantity.Duration(at.After) : "no")]
                : [string.Create(CultureInfo.InvariantCulture, $"{flags.Count(flag => flag is not null)} of {trained.Length}")];
            table.AddRow([.. new[] { history.Name, Quantity.Count(history.MostComplete) }.Concat(cells).Select(cell => new Text(cell))]);
        }

        return table;
    }
}
