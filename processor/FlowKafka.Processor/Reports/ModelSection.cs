namespace FlowKafka.Processor.Reports;

/// <summary>Writes which models judged.</summary>
internal static class ModelSection
{
    public static void Write(HtmlWriter html, IReadOnlyList<ReportModel> models)
    {
        html.Markup("<section>\n<h2>Models</h2>\n<div class=\"wide\"><table class=\"list\">\n<thead><tr><th>model</th><th>version</th><th class=\"n\">window</th><th class=\"n\">threshold</th><th class=\"n\">points needed</th><th class=\"n\">margin</th><th class=\"n\">hulls</th><th>trained on</th></tr></thead>\n<tbody>\n");
        foreach (var m in models)
        {
            var origin = m.Simulated ? "simulated traffic: " : "";
            html.Write($"<tr><td>{m.Name}</td><td><code>{m.Version}</code></td><td class=\"n\">{Quantity.Duration(m.WindowSize)}</td><td class=\"n\">{Quantity.Percent(m.Threshold)}</td><td class=\"n\">{m.MinimumPoints}</td><td class=\"n\">{Quantity.Percent(m.Margin)}</td><td class=\"n\">{m.Hulls.Count}</td><td>{origin}{m.TrainedOn}</td></tr>\n");
        }

        html.Markup("</tbody>\n</table></div>\n</section>\n");
    }
}
