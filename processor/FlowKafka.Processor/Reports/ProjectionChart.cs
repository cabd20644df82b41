using FlowKafka.Geometry;

namespace FlowKafka.Processor.Reports;

/// <summary>Draws a detection's points over the shadow that the model's hulls throw on the plane of two metrics.</summary>
internal static class ProjectionChart
{
    private const double Width = 360, Height = 268, Left = 58, Right = 22, Top = 10, Bottom = 44;

    // Points further out than this part of the hulls' extent are marked at the edge, so that the hulls stay visible.
    private const double Beyond = 0.6;

    public static void Write(HtmlWriter html, ReportDetection detection, Metric x, Metric y)
    {
        var shadows = Shadows(detection.Model, x, y);
        var horizontal = AxisOf(detection, shadows, x, 0);
        var vertical = AxisOf(detection, shadows, y, 1);
        html.Write($"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{y.Label} over {x.Label}\">");
        WriteAxes(html, horizontal, vertical, x, y);
        foreach (var shadow in shadows)
            WriteShadow(html, shadow, horizontal, vertical);
        var beyond = 0;
        foreach (var point in Layered(detection))
        {
            var (placeX, placeY) = (horizontal.Place(point[x.Index]), vertical.Place(point[y.Index]));
            if (placeX is < 0 or > 1 || placeY is < 0 or > 1)
                beyond++;
            else
                PointMark.Write(html, AcrossAt(placeX), UpAt(placeY), point.Kind, Tip(point, x, y));
        }

        if (beyond > 0)
            html.Write($"<text class=\"note\" x=\"{Width - Right - 4}\" y=\"{Top + 12}\" text-anchor=\"end\">{Quantity.Of(beyond, "point")} beyond the picture</text>");
        html.Markup("</svg>");
    }

    // Those inside come first, so that the rare ones lie on top.
    private static IEnumerable<ReportPoint> Layered(ReportDetection detection) =>
        detection.Points.Where(p => p.IsDrawn).OrderBy(p => p.Kind switch { PointKind.Inside => 0, PointKind.Partial => 1, _ => 2 });

    private static List<Polygon> Shadows(ReportModel? model, Metric x, Metric y)
    {
        var shadows = new List<Polygon>();
        foreach (var hull in model?.Hulls ?? [])
        {
            var flat = new double[2 * hull.Count];
            for (var i = 0; i < hull.Count; i++)
                (flat[2 * i], flat[(2 * i) + 1]) = (hull[i][x.Index], hull[i][y.Index]);
            shadows.Add(Polygon.Of(flat));
        }

        return shadows;
    }

    private static Axis AxisOf(ReportDetection detection, List<Polygon> shadows, Metric metric, int part)
    {
        var (least, greatest) = (double.MaxValue, double.MinValue);
        foreach (var shadow in shadows)
        {
            for (var i = part; i < shadow.Vertices.Length; i += 2)
                Widen(ref least, ref greatest, shadow.Vertices.Span[i]);
        }

        var margin = shadows.Count == 0 ? double.PositiveInfinity : Beyond * (greatest - least);
        var (lowest, highest) = (least - margin, greatest + margin);
        foreach (var point in detection.Points)
        {
            if (point.IsDrawn && (shadows.Count == 0 || (point[metric.Index] >= lowest && point[metric.Index] <= highest)))
                Widen(ref least, ref greatest, point[metric.Index]);
        }

        return least > greatest ? Axis.Around(0, 1, 4) : Axis.Around(least, greatest, 4);
    }

    private static void Widen(ref double least, ref double greatest, double value) =>
        (least, greatest) = (Math.Min(least, value), Math.Max(greatest, value));

    private static void WriteAxes(HtmlWriter html, Axis horizontal, Axis vertical, Metric x, Metric y)
    {
        foreach (var tick in horizontal.Ticks)
        {
            var across = AcrossAt(horizontal.Place(tick));
            html.Write($"<line class=\"grid\" x1=\"{across}\" y1=\"{Top}\" x2=\"{across}\" y2=\"{Height - Bottom}\"/>");
            html.Write($"<text class=\"tick\" x=\"{across}\" y=\"{Height - Bottom + 15}\" text-anchor=\"middle\">{x.Format(tick)}</text>");
        }

        foreach (var tick in vertical.Ticks)
        {
            var up = UpAt(vertical.Place(tick));
            html.Write($"<line class=\"grid\" x1=\"{Left}\" y1=\"{up}\" x2=\"{Width - Right}\" y2=\"{up}\"/>");
            html.Write($"<text class=\"tick\" x=\"{Left - 6}\" y=\"{up + 3.5}\" text-anchor=\"end\">{y.Format(tick)}</text>");
        }

        html.Write($"<text class=\"axis\" x=\"{(Left + Width - Right) / 2}\" y=\"{Height - 8}\" text-anchor=\"middle\">{x.Label}</text>");
        html.Write($"<text class=\"axis\" transform=\"translate(11 {(Top + Height - Bottom) / 2}) rotate(-90)\" text-anchor=\"middle\">{y.Label}</text>");
    }

    private static void WriteShadow(HtmlWriter html, Polygon shadow, Axis horizontal, Axis vertical)
    {
        html.Markup("<polygon class=\"hull\" points=\"");
        for (var i = 0; i < shadow.Count; i++)
        {
            var (x, y) = (shadow.Vertices.Span[2 * i], shadow.Vertices.Span[(2 * i) + 1]);
            html.Write($"{AcrossAt(horizontal.Place(x))},{UpAt(vertical.Place(y))} ");
        }

        html.Markup("\"/>");
    }

    private static string Tip(ReportPoint point, Metric x, Metric y) =>
        $"{Quantity.Time(point.Start)}: {Quantity.Count(point[x.Index])} {x.Label}, {Quantity.Count(point[y.Index])} {y.Label}";

    private static double AcrossAt(double place) => Left + (place * (Width - Left - Right));

    private static double UpAt(double place) => Height - Bottom - (place * (Height - Top - Bottom));
}
