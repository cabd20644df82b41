namespace FlowKafka.Processor.Reports;

/// <summary>Writes labelled values.</summary>
internal static class FactList
{
    public static void Write(HtmlWriter html, IEnumerable<ReportFact> facts)
    {
        html.Markup("<dl class=\"facts\">\n");
        foreach (var fact in facts)
            html.Write($"<div><dt>{fact.Label}</dt><dd>{fact.Value}</dd></div>\n");
        html.Markup("</dl>\n");
    }
}
