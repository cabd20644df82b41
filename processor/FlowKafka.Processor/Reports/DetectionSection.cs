namespace FlowKafka.Processor.Reports;

/// <summary>Writes one detection: its sentence, its facts, its projections, its timeline and its numbers.</summary>
internal sealed class DetectionSection(HtmlWriter html, ReportDetection detection, int number)
{
    private static readonly TimeSpan UsualWindow = TimeSpan.FromMinutes(10);

    private TimeSpan WindowSize => detection.Model?.WindowSize ?? UsualWindow;

    public static void WriteBadge(HtmlWriter html, int severity)
    {
        var name = SeverityName.Of(severity);
        html.Write($"<span class=\"badge {name}\">{name}</span>");
    }

    public void Write()
    {
        html.Write($"<section class=\"detection\" id=\"d{number}\">\n<h2>");
        WriteBadge(html, detection.Severity);
        html.Write($" <span class=\"peer\">{detection.Client}</span> <span class=\"to\">→</span> <span class=\"peer\">{detection.Server}</span></h2>\n<p class=\"reason\">{detection.Reason}</p>\n");
        FactList.Write(html, detection.Facts);
        html.Markup("<h3>Timeline</h3>\n");
        TimelineChart.Write(html, detection, WindowSize);
        WriteProjections();
        VerdictTables.Write(html, detection);
        WriteNumbers();
        html.Markup("</section>\n");
    }

    private void WriteProjections()
    {
        html.Markup("<h3>Points and hull</h3>\n");
        PointMark.WriteLegend(html, detection);
        WriteCharts(ChartAxis.OwnPlanes(detection.Model));
        html.Markup("<p class=\"caption\">One point for each window. Membership is decided in all dimensions at once: a point may be outside and yet lie within every shadow.</p>\n");
        if (detection.Model is not { IsRaw: false } model)
            return;
        html.Markup("<h3>The same points in bytes and packets</h3>\n");
        WriteCharts(ChartAxis.PlainPlanes());
        html.Write($"<p class=\"caption\">No hull is drawn here: those of {model.Name} lie in the space {model.Space}, above.</p>\n");
    }

    private void WriteCharts(IEnumerable<(ChartAxis X, ChartAxis Y)> planes)
    {
        html.Markup("<div class=\"charts\">\n");
        foreach (var (x, y) in planes)
        {
            html.Markup("<figure>");
            ProjectionChart.Write(html, detection, x, y);
            html.Markup("</figure>\n");
        }

        html.Markup("</div>\n");
    }

    private void WriteNumbers()
    {
        html.Write($"<details>\n<summary>All {Quantity.Of(detection.Points.Count, "window")} in numbers</summary>\n<div class=\"wide\"><table class=\"list small\">\n<thead><tr><th>window from</th>");
        foreach (var metric in Metric.All)
            html.Write($"<th class=\"n\">{metric.Label}</th>");
        html.Markup("<th>is</th></tr></thead>\n<tbody>\n");
        foreach (var p in detection.Points)
            html.Write($"<tr><td>{Quantity.Time(p.Start)}</td><td class=\"n\">{Quantity.Count(p.ClientBytes)}</td><td class=\"n\">{Quantity.Count(p.ClientPackets)}</td><td class=\"n\">{Quantity.Count(p.ServerBytes)}</td><td class=\"n\">{Quantity.Count(p.ServerPackets)}</td><td>{p.Kind.ToString().ToLowerInvariant()}</td></tr>\n");
        html.Markup("</tbody>\n</table></div>\n</details>\n");
    }
}
