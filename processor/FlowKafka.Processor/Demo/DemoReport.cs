using System.Globalization;
using System.Text;
using FlowKafka.Processor.Reports;
using FlowKafka.Processor.Scoring;
using FlowKafka.Processor.Verbs;
using FlowKafka.Simulation;

namespace FlowKafka.Processor.Demo;

/// <summary>Writes a demonstration's report.</summary>
internal static class DemoReport
{
    public static void Write(DemoFolder folder, DemoOutcome outcome)
    {
        var models = DetectionReport.Models(outcome.Models);
        var windows = EpisodeWindows.Read(folder.Windows, outcome.Episodes.InOrder.Select(e => e.Newest));
        var data = new ReportData
        {
            Title = "FlowKafka demonstration",
            ProgramVersion = ProgramVersion.Text,
            Input = outcome.Input,
            Models = models,
            Detections = DetectionReport.Detections(outcome.Episodes, windows, outcome.Models, models),
            Sections = [Planted(outcome)],
        };
        using var file = new StreamWriter(folder.Report, append: false, new UTF8Encoding(false)) { NewLine = "\n" };
        HtmlReport.Write(data, file);
    }

    private static ReportSection Planted(DemoOutcome outcome)
    {
        var verdict = outcome.Verdict;
        List<ReportFact> facts =
        [
            new("planted miners found", $"{verdict.Found} of {verdict.Miners.Count}"),
            new("false alarms", $"{verdict.FalseAlarms.Count} among {Quantity.Of(verdict.Pairs, "pair")} that do not mine"),
            new("not flagged, worth a look", $"{verdict.LowOnMiners} on miners, {verdict.LowOnOthers} on others"),
        ];
        facts.AddRange(verdict.Miners.Select(m => new ReportFact(
            $"{m.Miner.Client} → {m.Miner.Servers[0]}",
            string.Create(CultureInfo.InvariantCulture, $"{(m.Found is { } e ? SeverityName.Of(e.Newest.Severity) : "not found")}; a share each {m.Miner.ShareInterval:0} s"))));
        facts.AddRange(verdict.FalseAlarms.Select(a => new ReportFact(
            $"{a.Episode.Newest.Client.Ip} → {a.Episode.Newest.Server.Ip}", $"false alarm; {a.Kind?.Label() ?? "unknown"}")));
        return new("Planted and found", facts);
    }
}
