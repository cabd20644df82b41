using System.Globalization;
using FlowKafka.Processor.Reports;
using FlowKafka.Processor.Scoring;
using Spectre.Console;

namespace FlowKafka.Processor.Verbs;

/// <summary>Shows episodes as a table.</summary>
internal static class DetectionTable
{
    public static Table Of(IEnumerable<FoundEpisode> episodes)
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var heading in (string[])["severity", "risk", "client", "server", "by", "in hull", "depth", "bar", "shape depth", "from", "as of", "state"])
            table.AddColumn(new TableColumn(heading).NoWrap());
        foreach (var found in episodes)
        {
            var d = found.Newest;
            table.AddRow(
                Coloured(d.Severity), Text(d.RiskScore.ToString(CultureInfo.InvariantCulture)), Text(d.Client.Ip), Text(d.Server.WithPort),
                Text(d.By), Text($"{d.InHull} of {d.Complete}"),
                Text(Quantity.Measure(d.Depth)), Text(Quantity.Of(d.Minimum, "point")), Text(ShapeDepth(d)), Text(Quantity.Time(d.Start)), Text(Quantity.Time(d.Timestamp)),
                Text(d.State == "closed" ? "closed" : "open"));
        }

        return table;
    }

    private static string ShapeDepth(DetectionRecord d) =>
        d.Verdicts is [{ ShapeDepth: { } depth }, ..] ? Quantity.Measure(depth) : "";

    private static Text Text(string text) => new(text);

    private static Markup Coloured(int severity)
    {
        var name = SeverityName.Of(severity);
        return new(severity >= 73 ? $"[bold red]{name}[/]" : severity >= 47 ? $"[bold yellow]{name}[/]" : $"[grey]{name}[/]");
    }
}
