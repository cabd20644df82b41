using System.Text;
using FlowKafka.Detection.Models;
using FlowKafka.Processor.Reports;
using FlowKafka.Processor.Verbs;

namespace FlowKafka.Processor.Scoring;

/// <summary>Writes report.html beside the other files of a scoring.</summary>
internal static class ScoreReport
{
    public static void Write(string folder, ScoreResult result, IReadOnlyList<Model> models)
    {
        var windows = EpisodeWindows.Read(Path.Combine(folder, ScoreOutput.WindowsName), result.Episodes.InOrder.Select(e => e.Newest));
        var reportModels = DetectionReport.Models(models);
        var data = new ReportData
        {
            Title = "Mining in flow logs",
            ProgramVersion = ProgramVersion.Text,
            Input = InputOf(result),
            Models = reportModels,
            Detections = DetectionReport.Detections(result.Episodes, windows, models, reportModels),
        };
        using var file = new StreamWriter(Path.Combine(folder, ScoreOutput.ReportName), append: false, new UTF8Encoding(false));
        file.NewLine = "\n";
        HtmlReport.Write(data, file);
    }

    private static ReportInput InputOf(ScoreResult result) => new()
    {
        Files = result.Files,
        FilesSkipped = result.FilesSetAside,
        Offered = result.Decoded.Offered,
        Accepted = result.Fates.Accepted,
        SetAside = result.Fates.SetAside(result.Decoded),
        Duplicates = result.Windows.Duplicates,
        Windows = result.Totals.Windows,
        Points = result.Windows.Points,
        Conversations = result.Totals.Conversations,
        From = result.Totals.From,
        To = result.Totals.To,
    };
}
