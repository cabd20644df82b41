namespace FlowKafka.Processor.Reports;

/// <summary>Writes which models judged.</summary>
internal static class ModelSection
{
    public static void Write(HtmlWriter html, IReadOnlyList<ReportModel> models)
    {
        html.Markup("<section>\n<h2>Models</h2>\n<div class=\"wide\"><table class=\"list\">\n<thead><tr><th>model</th><th>version</th><th class=\"n\">window</th><th>space</th><th>bars</th><th class=\"n\">margin</th><th class=\"n\">hulls</th><th>trained on</th></tr></thead>\n<tbody>\n");
        foreach (var m in models)
        {
            var origin = m.Simulated ? "simulated traffic: " : "";
            html.Write($"<tr><td class=\"name\">{m.Name}</td><td><code>{m.Version}</code></td><td class=\"n\">{Quantity.Duration(m.WindowSize)}</td><td>{m.Space}</td><td><details class=\"bars\"><summary>{Points(m)}</summary><ul>");
            foreach (var bar in m.Bars)
                html.Write($"<li>{bar.Text}{(bar.Evidence.Length > 0 ? $"; {bar.Evidence}" : "")}</li>");
            html.Write($"</ul></details></td><td class=\"n\">{Quantity.Percent(m.Margin)}</td><td class=\"n\">{m.Hulls.Count}</td><td class=\"what\">{origin}{m.TrainedOn}</td></tr>\n");
        }

        html.Markup("</tbody>\n</table></div>\n</section>\n");
    }

    private static string Points(ReportModel model) =>
        $"from {string.Join(", ", model.Bars.Select(bar => Quantity.Count(bar.Points)))} {(model.Bars is [{ Points: 1 }] ? "point" : "points")} on";
}
