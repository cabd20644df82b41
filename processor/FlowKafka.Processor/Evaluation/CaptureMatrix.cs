using FlowKafka.Processor.Reports;

namespace FlowKafka.Processor.Evaluation;

/// <summary>Writes which mining capture was found by which strategy: a column for each capture.</summary>
internal static class CaptureMatrix
{
    public static void Write(HtmlWriter html, EvaluationInput input, IReadOnlyList<StrategyResult> results)
    {
        html.Markup("<section>\n<h2>Recall by capture</h2>\n<div class=\"wide\"><table class=\"list matrix\">\n<thead><tr><th>strategy</th>");
        for (var i = 0; i < input.MiningGroups.Count; i++)
            html.Write($"<th title=\"{input.MiningGroups[i]}\">{i + 1}</th>");
        html.Markup("</tr></thead>\n<tbody>\n");
        foreach (var result in results)
        {
            html.Write($"<tr><td class=\"name\">{result.Strategy.Name}</td>");
            foreach (var group in input.MiningGroups)
                WriteCell(html, group, [.. result.Verdicts.Where(verdict => verdict.Capture.Group == group)]);
            html.Markup("</tr>\n");
        }

        html.Markup("</tbody>\n</table></div>\n<p class=\"caption\">● flagged in each file, ◐ in some, · in none.</p>\n<table class=\"list small\">\n<thead><tr><th class=\"n\">#</th><th>capture</th><th class=\"n\">files</th><th class=\"n\">complete windows</th></tr></thead>\n<tbody>\n");
        for (var i = 0; i < input.MiningGroups.Count; i++)
        {
            EvaluationCapture[] files = [.. input.Mining.Where(capture => capture.Group == input.MiningGroups[i])];
            html.Write($"<tr><td class=\"n\">{i + 1}</td><td>{input.MiningGroups[i]}</td><td class=\"n\">{files.Length}</td><td class=\"n\">{files.Max(file => file.History.MostComplete)}</td></tr>\n");
        }

        html.Markup("</tbody>\n</table>\n</section>\n");
    }

    private static void WriteCell(HtmlWriter html, string group, CaptureVerdict[] verdicts)
    {
        var flagged = verdicts.Count(verdict => verdict.Flag is not null);
        if (flagged == 0)
            html.Write($"<td class=\"no\" title=\"{group}: not flagged\">·</td>");
        else if (flagged < verdicts.Length)
            html.Write($"<td class=\"some\" title=\"{group}: flagged in {flagged} of {verdicts.Length} files\">◐</td>");
        else
            html.Write($"<td class=\"yes\" title=\"{group}: flagged after {Quantity.Duration(verdicts.Max(verdict => verdict.Flag!.Value.After))}\">●</td>");
    }
}
