using System.Globalization;
using FlowKafka.Detection.Verdicts;
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
        .AddColumn(new TableColumn("false alarms").RightAligned()).AddColumn("on").AddColumn(new TableColumn("worth a look").RightAligned());

    private readonly List<DemoVerdict> _verdicts = [];

    public void Add(int seed, DemoVerdict verdict)
    {
        _verdicts.Add(verdict);
        var kinds = verdict.FalseAlarms.GroupBy(a => a.Kind?.Label() ?? "unknown").OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => g.Count() == 1 ? g.Key : $"{g.Count()} {g.Key}");
        _rows.AddRow(
            new Text(Quantity.Count(seed)), new Text($"{verdict.Found} of {verdict.Miners.Count}"),
            new Text(Quantity.Count(verdict.FalseAlarms.Count)), new Text(string.Join(", ", kinds)),
            new Text(Quantity.Count(verdict.LowOnMiners + verdict.LowOnOthers)));
        terminal.Error.WriteLine($"seed {seed}: {verdict.Found} of {verdict.Miners.Count} miners, {Quantity.Of(verdict.FalseAlarms.Count, "false alarm")}");
    }

    public void Write()
    {
        terminal.Tables.Write(_rows);
        var (found, miners) = (_verdicts.Sum(v => v.Found), _verdicts.Sum(v => v.Miners.Count));
        var (alarms, pairs) = (_verdicts.Sum(v => v.FalseAlarms.Count), _verdicts.Sum(v => v.Pairs));
        var (recall, rate) = (ExactInterval.Of(found, miners), ExactInterval.Of(alarms, pairs));
        terminal.Out.WriteLine($"Found: {found} of {miners} miners ({Quantity.Percent((double)found / Math.Max(1, miners))}; 95 % interval {Quantity.Percent(recall.Lower)} to {Quantity.Percent(recall.Upper)})");
        terminal.Out.WriteLine($"False alarms: {alarms} among {Quantity.Count(pairs)} pairs that do not mine ({PerMany((double)alarms / Math.Max(1, pairs))} per 100,000; 95 % interval {PerMany(rate.Lower)} to {PerMany(rate.Upper)})");
        terminal.Out.WriteLine($"Worth a look, not flagged: {_verdicts.Sum(v => v.LowOnMiners)} pairs that mine, {_verdicts.Sum(v => v.LowOnOthers)} that do not");
    }

    private static string PerMany(double part) => (100_000 * part).ToString("0.#", CultureInfo.InvariantCulture);
}
