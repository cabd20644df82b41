using System.Buffers;
using System.Globalization;
using System.Text;
using FlowKafka.Detection.Documents;
using FlowKafka.Detection.Episodes;
using FlowKafka.Processor.Reports;
using FlowKafka.Processor.Scoring;
using Spectre.Console;

namespace FlowKafka.Processor.Verbs;

/// <summary>Shows what scoring found.</summary>
internal static class ScoreTable
{
    public static void Write(Terminal terminal, ScoreResult result, bool asJson, TimeSpan elapsed, string? folder)
    {
        if (asJson)
        {
            WriteJson(terminal.Out, result);
            WriteSummary(terminal.Error, result, elapsed, folder);
            return;
        }

        if (result.Episodes.Count > 0)
            terminal.Tables.Write(Detections(result));
        else
            terminal.Out.WriteLine("No mining was detected.");
        WriteSummary(terminal.Out, result, elapsed, folder);
    }

    private static Table Detections(ScoreResult result)
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var heading in (string[])["severity", "risk", "client", "server", "model", "in hull", "from", "as of", "state"])
            table.AddColumn(new TableColumn(heading).NoWrap());
        foreach (var found in DetectionReport.InOrder(result.Episodes))
        {
            var r = found.Newest;
            table.AddRow(
                Coloured(r.Severity), Text(r.Score.ToString(CultureInfo.InvariantCulture)), Text(r.Client.ToString()),
                Text(Endpoint.Text(r.Server, r.ServerPort)), Text(r.Best.Model.Name), Text($"{r.Best.InHull} of {r.Best.Complete}"),
                Text(Quantity.Time(r.Conversation.Start)), Text(Quantity.Time(r.Timestamp)),
                Text(r.Phase == EpisodePhase.Closed ? "closed" : "open"));
        }

        return table;
    }

    private static Text Text(string text) => new(text);

    private static Markup Coloured(int severity)
    {
        var name = SeverityName.Of(severity);
        return new(severity >= 73 ? $"[bold red]{name}[/]" : $"[bold yellow]{name}[/]");
    }

    private static void WriteJson(TextWriter output, ScoreResult result)
    {
        var buffer = new ArrayBufferWriter<byte>();
        foreach (var found in result.Episodes)
        {
            buffer.ResetWrittenCount();
            DetectionDocument.Write(found.Newest, buffer);
            output.Write(Encoding.UTF8.GetString(buffer.WrittenSpan));
            output.Write('\n');
        }
    }

    private static void WriteSummary(TextWriter output, ScoreResult result, TimeSpan elapsed, string? folder)
    {
        var rate = result.Decoded.Offered / Math.Max(0.001, elapsed.TotalSeconds);
        var offered = result.Decoded.Offered;
        output.WriteLine($"{Quantity.Of(result.Files, "file")}, {Quantity.Of(offered, "record")} in {elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s ({Quantity.Count(Math.Round(rate))} a second)");
        output.WriteLine($"{Quantity.Count(result.Fates.Accepted)} accepted, {Quantity.Count(offered - result.Fates.Accepted)} set aside, {Quantity.Of(result.Windows.Duplicates, "duplicate")}");
        foreach (var (reason, count) in result.Fates.SetAside(result.Decoded))
            output.WriteLine($"  {Quantity.Count(count)} × {reason}");
        output.WriteLine($"{Quantity.Of(result.Windows.WindowsClosed, "window")}, {Quantity.Of(result.Conversations, "conversation")}, {Quantity.Of(result.Windows.Points, "point")}, {Quantity.Of(result.Episodes.Count, "detection")}");
        if (folder is not null)
            output.WriteLine($"Report: {Path.Combine(folder, ScoreOutput.ReportName)}");
    }
}
