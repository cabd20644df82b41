using FlowKafka.Processor.Reports;
using FlowKafka.Processor.Verbs;
using Spectre.Console;

namespace FlowKafka.Processor.Talk;

/// <summary>Shows the funnel beside the talk's.</summary>
internal static class TalkTable
{
    public static void Write(Terminal terminal, TalkOutcome outcome, int interfaces, double days)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumn(new TableColumn("step").NoWrap()).AddColumn("keeps");
        foreach (var heading in (string[])["the talk", "remain", "by it alone", "other miners"])
            table.AddColumn(new TableColumn(heading).NoWrap().RightAligned());
        foreach (var stage in outcome.Stages)
        {
            table.AddRow(
                new Text(stage.Name), new Text(stage.Keeps), new Text(stage.Talk), new Text(Quantity.Count(stage.Remaining)),
                new Text(Quantity.Count(stage.Alone)), new Text($"{stage.Miners} of {outcome.Stages[0].Miners}"));
        }

        terminal.Tables.Write(table);
        terminal.Out.WriteLine($"Learned from {Quantity.Of(outcome.Filters.Miners, "simulated miner")} over 24 h, with {Quantity.Of(outcome.Filters.SilentWindows, "silent window")}: attempt 1's hull {(outcome.Filters.WithZeros.Contains([0, 0, 0, 0]) ? "holds" : "does not hold")} (0, 0, 0, 0)");
        terminal.Out.WriteLine($"Judged: {Quantity.Of(outcome.Lines, "line")} of {Quantity.Of(interfaces, "simulated interface")} over {Quantity.Duration(TimeSpan.FromDays(days))}, none of which mines; and other simulated miners, that nothing was learned from");
    }
}
