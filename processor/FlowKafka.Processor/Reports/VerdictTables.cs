namespace FlowKafka.Processor.Reports;

/// <summary>Writes what each model said of a pair, and the companions of the bar that decided.</summary>
internal static class VerdictTables
{
    public static void Write(HtmlWriter html, ReportDetection detection)
    {
        if (detection.Verdicts.Count == 0)
            return;
        html.Markup("<h3>What each model says</h3>\n<div class=\"wide\"><table class=\"list small\">\n<thead><tr><th>model</th><th>version</th><th>matches</th><th class=\"n\">score</th><th class=\"n\">in hull</th><th class=\"n\">mean depth</th><th>bar</th><th class=\"n\">shape depth</th></tr></thead>\n<tbody>\n");
        foreach (var v in detection.Verdicts)
        {
            html.Write($"<tr><td>{v.Model}</td><td><code>{v.Version}</code></td><td>{v.Answer}</td><td class=\"n\">{(v.IsMatch ? Quantity.Count(v.Score) : "")}</td><td class=\"n\">{v.Inside} of {detection.Counted.Complete}</td><td class=\"n\">{Quantity.Measure(v.Depth)}</td>");
            html.Write($"<td>{Bar(v)}</td><td class=\"n\">{Shape(v)}</td></tr>\n");
        }

        html.Markup("</tbody>\n</table></div>\n<p class=\"caption\">Depths are distances to the hull's nearest facet, in the unit of the model's space; negative ones are outside.</p>\n");
        WriteCompanions(html, detection.Verdicts[0]);
    }

    private static void WriteCompanions(HtmlWriter html, ReportVerdict best)
    {
        if (best.Companions.Count == 0)
            return;
        html.Write($"<h3>The conversation as a whole, as {best.Model} measures it</h3>\n<div class=\"wide\"><table class=\"list small\">\n<thead><tr><th>companion</th><th class=\"n\">value</th><th>demanded</th><th>holds</th><th>what it says</th></tr></thead>\n<tbody>\n");
        foreach (var c in best.Companions)
        {
            var value = c.Value is { } number ? Quantity.Measure(number) : "none";
            html.Write($"<tr><td class=\"name\">{c.Name}</td><td class=\"n\">{value}</td><td class=\"name\">{c.Bounds}</td><td>{(c.Holds ? "yes" : "no")}</td><td class=\"what\">{c.Meaning}</td></tr>\n");
        }

        html.Markup("</tbody>\n</table></div>\n");
    }

    private static string Bar(ReportVerdict verdict) => verdict.BarPoints is { } points
        ? $"{(verdict.IsMatch ? "met" : "not met")}: {Quantity.Percent(verdict.BarThreshold)} of at least {Quantity.Of(points, "point")}"
        : "too few points";

    private static string Shape(ReportVerdict verdict) => verdict.ShapeDepth is { } depth ? Quantity.Measure(depth) : "";
}
