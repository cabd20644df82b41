using System.Globalization;
using System.Text;
using FlowKafka.Processor.Reports;
using FlowKafka.Processor.Scoring;

namespace FlowKafka.Processor.Verbs;

/// <summary>Shows what scoring found.</summary>
internal static class ScoreTable
{
    public static void Write(Terminal terminal, ScoreResult result, bool asJson, TimeSpan elapsed, string? folder)
    {
        if (asJson)
        {
            foreach (var found in result.Episodes.InOrder)
                terminal.Out.Write(Encoding.UTF8.GetString(found.Document.Span) + "\n");
            WriteSummary(terminal.Error, result, elapsed, folder);
            return;
        }

        if (result.Episodes.Flagged > 0)
            terminal.Tables.Write(DetectionTable.Of(result.Episodes.ByGravity.Where(e => e.IsFlagged)));
        else
            terminal.Out.WriteLine("No mining was detected.");
        if (result.Episodes.Low > 0)
        {
            terminal.Out.WriteLine("Worth a look (not flagged, no alert):");
            terminal.Tables.Write(DetectionTable.Of(result.Episodes.ByGravity.Where(e => !e.IsFlagged)));
        }

        foreach (var campaign in result.Episodes.CampaignReasons)
            terminal.Out.WriteLine($"Campaign: {campaign}");
        WriteSummary(terminal.Out, result, elapsed, folder);
    }

    public static void WriteSummary(TextWriter output, ScoreResult result, TimeSpan elapsed, string? folder)
    {
        var rate = result.Decoded.Offered / Math.Max(0.001, elapsed.TotalSeconds);
        var offered = result.Decoded.Offered;
        output.WriteLine($"{Quantity.Of(result.Files, "file")}, {Quantity.Of(offered, "record")} in {elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s ({Quantity.Count(Math.Round(rate))} a second)");
        output.WriteLine($"{Quantity.Count(result.Fates.Accepted)} accepted, {Quantity.Count(offered - result.Fates.Accepted)} set aside, {Quantity.Of(result.Windows.Duplicates, "duplicate")}");
        foreach (var (reason, count) in result.Fates.SetAside(result.Decoded))
            output.WriteLine($"  {Quantity.Count(count)} × {reason}");
        output.WriteLine($"{Quantity.Of(result.Totals.Windows, "window")}, {Quantity.Of(result.Totals.Conversations, "conversation")}, {Quantity.Of(result.Windows.Points, "point")}, {Quantity.Count(result.Episodes.Flagged)} flagged, {Quantity.Count(result.Episodes.Low)} worth a look");
        if (result.Allowed > 0)
            output.WriteLine($"{Quantity.Of(result.Allowed, "verdict")} silenced by an allow-list");
        if (folder is not null)
            output.WriteLine($"Report: {Path.Combine(folder, ScoreOutput.ReportName)}");
    }
}
