namespace FlowKafka.Processor.Reports;

/// <summary>The page's style sheet, held in the assembly.</summary>
internal static class ReportStyle
{
    public static string Text { get; } = Read();

    private static string Read()
    {
        using var stream = typeof(ReportStyle).Assembly.GetManifestResourceStream("report.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
