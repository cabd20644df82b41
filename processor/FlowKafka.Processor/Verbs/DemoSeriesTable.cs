using FlowKafka.Processor.Demo;
using FlowKafka.Processor.Reports;
using FlowKafka.Simulation;
using Spectre.Console;

namespace FlowKafka.Processor.Verbs;

/// <summary>Shows what was found over many seeds.</summary>
internal sealed class DemoSeriesTable(Terminal terminal)
{
    private readonly Table _rows = new Table().Border(TableBorder.Rounded)
        .AddColumn(new TableColumn("seed").RightAligned()).AddColumn(new TableColumn("found").RightAligned())
        .AddColumn(new TableColumn("false alarms").RightAligned()).AddColumn("on");

    private readonly List<DemoVerdict> _verdicts = [];

    public void Add(int seed, DemoVerdict verdict)
    {
        _verdicts.Add(verdict);
        var kinds = verdict.FalseAlarms.GroupBy(a => a.Kind?.Label() ?? "unknown").OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => g.Count() == 1 ? g.Key : $"{g.Count()} {g.Key}");
        _rows.AddRow(
            new Text(Quantity.Count(seed)), new Text($"{verdict.Found} of {verdict.Miners.Count}"),
            new Text(Quantity.Count(verdict.FalseAlarms.Count)), new Text(string.Join(", ", kinds)));
        terminal.Error.WriteLine($"seed {seed}: {verdict.Found} of {verdict.Miners.Count} miners, {Quantity.Of(verdict.FalseAlarms.Count, "false alarm")}");
    }

    public void Write()
    {
        terminal.Tables.Write(_rows);
        var (found, miners) = (_verdicts.Sum(v => v.Found), _verdicts.Sum(v => v.Miners.Count));
        var (alarms, pairs) = (_verdicts.Sum(v => v.FalseAlarms.Count), _verdicts.Sum(v => v.Pairs));
        terminal.Out.WriteLine($"Found: {found} of {miners} miners ({Quantity.Percent((double)found / Math.Max(1, miners))})");
        terminal.Out.WriteLine($"False alarms: {alarms} among {Quantity.Count(pairs)} pairs that do not mine ({(100.0 * alarms / Math.Max(1, pairs)).ToString("0.###", System.Globalization.CultureInfo.InvariantCulture)} %)");
    }
}
