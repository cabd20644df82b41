namespace FlowKafka.Processor.Reports;

/// <summary>What every page begins and ends with.</summary>
internal static class HtmlPage
{
    public static void Begin(HtmlWriter html, string title, string lead)
    {
        html.Markup("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Markup("<meta name=\"color-scheme\" content=\"light dark\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
        html.Write($"<title>{title}</title>\n<style>\n");
        html.Markup(ReportStyle.Text);
        html.Markup("</style>\n</head>\n<body>\n");
        html.Markup("<svg class=\"defs\" aria-hidden=\"true\"><defs><pattern id=\"hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><line class=\"hatch\" x1=\"0\" y1=\"0\" x2=\"0\" y2=\"6\"/></pattern></defs></svg>\n");
        html.Write($"<header>\n<h1>{title}</h1>\n<p class=\"lead\">{lead}</p>\n</header>\n<main>\n");
    }

    public static void End(HtmlWriter html, string programVersion)
    {
        html.Markup("</main>\n<footer><p>");
        html.Write($"Made by FlowKafka {programVersion}. Times are UTC; bytes are IP total lengths.");
        html.Markup("</p></footer>\n</body>\n</html>\n");
    }
}
