namespace FlowKafka.Processor.Reports;

/// <summary>Writes what was read and what became of it.</summary>
internal static class InputSection
{
    public static void Write(HtmlWriter html, ReportInput input)
    {
        html.Markup("<section>\n<h2>What was read</h2>\n");
        FactList.Write(html, Facts(input));
        if (input.SetAside.Count > 0)
        {
            html.Markup("<h3>Set aside, by reason</h3>\n<table class=\"list small\">\n<tbody>\n");
            foreach (var (reason, count) in input.SetAside)
                html.Write($"<tr><td>{reason}</td><td class=\"n\">{Quantity.Count(count)}</td></tr>\n");
            html.Markup("</tbody>\n</table>\n");
        }

        html.Markup("</section>\n");
    }

    private static IEnumerable<ReportFact> Facts(ReportInput input)
    {
        if (input.Files > 0)
            yield return new("files", Quantity.Count(input.Files));
        if (input.FilesSkipped > 0)
            yield return new("files without flow logs", Quantity.Count(input.FilesSkipped));
        yield return new("records", Quantity.Count(input.Offered));
        yield return new("accepted", Quantity.Count(input.Accepted));
        yield return new("set aside", Quantity.Count(input.Offered - input.Accepted));
        if (input.Duplicates > 0)
            yield return new("seen twice", Quantity.Count(input.Duplicates));
        yield return new("conversations", Quantity.Count(input.Conversations));
        yield return new("windows", Quantity.Count(input.Windows));
        yield return new("points", Quantity.Count(input.Points));
        if (input is { From: { } from, To: { } to })
        {
            yield return new("from", Quantity.Time(from));
            yield return new("to", Quantity.Time(to));
            yield return new("length", Quantity.Duration(TimeSpan.FromMilliseconds(to - from)));
        }
    }
}
