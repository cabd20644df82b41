namespace FlowKafka.Processor.Reports;

/// <summary>The mark of a point: a disc inside, a diamond outside, a ring for a partial one; never told apart by colour alone.</summary>
internal static class PointMark
{
    public static void Write(HtmlWriter html, double x, double y, PointKind kind, string tip)
    {
        switch (kind)
        {
            case PointKind.Inside:
                html.Write($"<circle class=\"inside\" cx=\"{x}\" cy=\"{y}\" r=\"2.8\"><title>{tip}, inside</title></circle>");
                break;
            case PointKind.Outside:
                html.Write($"<path class=\"outside\" d=\"M{x} {y - 4.5}l4.5 4.5l-4.5 4.5l-4.5 -4.5z\"><title>{tip}, outside</title></path>");
                break;
            default:
                html.Write($"<circle class=\"partial\" cx=\"{x}\" cy=\"{y}\" r=\"3.4\"><title>{tip}, partial window</title></circle>");
                break;
        }
    }

    public static void WriteLegend(HtmlWriter html, ReportDetection detection)
    {
        html.Markup("<ul class=\"legend\">");
        Entry(html, PointKind.Inside, $"{Quantity.Count(Count(detection, PointKind.Inside))} inside the hull");
        Entry(html, PointKind.Outside, $"{Quantity.Count(Count(detection, PointKind.Outside))} outside");
        Entry(html, PointKind.Partial, $"{Quantity.Count(Count(detection, PointKind.Partial))} partial (first or newest window: shown, not judged)");
        if (detection.Model is null)
        {
            html.Markup("</ul>");
            return;
        }

        html.Markup("<li><svg viewBox=\"0 0 22 14\"><rect class=\"hull\" x=\"1\" y=\"1\" width=\"20\" height=\"12\"/></svg>the model's hull, as its shadow on each plane</li></ul>");
    }

    private static void Entry(HtmlWriter html, PointKind kind, string text)
    {
        html.Markup("<li><svg viewBox=\"0 0 14 14\">");
        Write(html, 7, 7, kind, text);
        html.Write($"</svg>{text}</li>");
    }

    private static int Count(ReportDetection detection, PointKind kind) => detection.Points.Count(p => p.Kind == kind);
}
