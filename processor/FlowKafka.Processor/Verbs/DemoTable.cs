using System.Globalization;
using FlowKafka.Processor.Demo;
using FlowKafka.Processor.Reports;
using FlowKafka.Simulation;
using Spectre.Console;

namespace FlowKafka.Processor.Verbs;

/// <summary>Shows what a demonstration came to.</summary>
internal sealed class DemoTable(Terminal terminal)
{
    public void Write(DemoOutcome outcome, DemoFolder folder)
    {
        terminal.Tables.Write(Miners(outcome.Verdict));
        if (outcome.Verdict.FalseAlarms.Count > 0)
            terminal.Tables.Write(FalseAlarms(outcome.Verdict));
        var summary = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(3)).AddColumn();
        foreach (var (label, value) in Summary(outcome))
            summary.AddRow(new Text(label), new Text(value));
        terminal.Tables.Write(summary);
        foreach (var fault in outcome.Faults)
            terminal.Error.WriteLine(fault);
        terminal.Out.WriteLine($"Report: {folder.Report}");
    }

    private static IEnumerable<(string Label, string Value)> Summary(DemoOutcome outcome)
    {
        var (verdict, input) = (outcome.Verdict, outcome.Input);
        var rate = input.Offered / Math.Max(0.001, outcome.Elapsed.TotalSeconds);
        yield return ("planted miners", $"{verdict.Found} of {verdict.Miners.Count} found");
        yield return ("false alarms", $"{verdict.FalseAlarms.Count} among {Quantity.Of(verdict.Pairs, "pair")} that do not mine{(verdict.OtherMining > 0 ? $" ({verdict.OtherMining} more on other mining)" : "")}");
        yield return ("worth a look", $"{verdict.LowOnMiners + verdict.LowOnOthers} of low severity, not flagged: {verdict.LowOnMiners} on mining, {verdict.LowOnOthers} on others");
        foreach (var campaign in outcome.Episodes.CampaignReasons)
            yield return ("campaign", campaign);
        yield return ("records", $"{Quantity.Count(input.Offered)} in {outcome.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s over Kafka, start and end of all stages included: {Quantity.Count(Math.Round(rate))} a second");
        yield return ("accepted", $"{Quantity.Count(input.Accepted)}, {Quantity.Count(input.Duplicates)} of them duplicates");
        foreach (var (reason, count) in input.SetAside)
            yield return ("set aside", $"{Quantity.Count(count)} × {reason}");
        yield return ("windows", $"{Quantity.Count(input.Windows)}, with {Quantity.Of(input.Points, "point")} of {Quantity.Of(input.Conversations, "conversation")}");
        yield return ("consistent", outcome.Faults.Count == 0 ? "yes: every record accounted for, at every stage" : "no");
    }

    private static Table Miners(DemoVerdict verdict)
    {
        var table = Headed("planted miner", "pool", "hash rate", "share each", "TLS", "found", "by", "in hull", "flagged after");
        foreach (var m in verdict.Miners)
        {
            var found = m.Found?.Newest;
            table.AddRow(
                new Text(m.Miner.Client.ToString()),
                new Text(string.Create(CultureInfo.InvariantCulture, $"{m.Miner.Servers[0]}:{m.Miner.ServerPort}")),
                new Text(string.Create(CultureInfo.InvariantCulture, $"{m.Miner.HashRate:0} H/s")),
                new Text(string.Create(CultureInfo.InvariantCulture, $"{m.Miner.ShareInterval:0} s")),
                new Text(m.Miner.Tls ? "yes" : "no"),
                found is null ? new Markup("[red]no[/]") : new Markup($"[green]{SeverityName.Of(found.Severity)}[/]"),
                new Text(found?.By ?? ""),
                new Text(found is null ? "" : $"{found.InHull} of {found.Complete}"),
                new Text(m.Found is null ? "" : Quantity.Duration(TimeSpan.FromMilliseconds(m.Found.FlaggedAt - m.Found.Newest.Start))));
        }

        return table;
    }

    private static Table FalseAlarms(DemoVerdict verdict)
    {
        var table = Headed("false alarm", "server", "what it is", "severity", "by", "in hull");
        foreach (var alarm in verdict.FalseAlarms)
        {
            var d = alarm.Episode.Newest;
            table.AddRow(
                new Text(d.Client.Ip), new Text(d.Server.WithPort), new Text(alarm.Kind?.Label() ?? "unknown"),
                new Text(SeverityName.Of(d.Severity)), new Text(d.By), new Text($"{d.InHull} of {d.Complete}"));
        }

        return table;
    }

    private static Table Headed(params string[] headings)
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var heading in headings)
            table.AddColumn(new TableColumn(heading).NoWrap());
        return table;
    }
}
