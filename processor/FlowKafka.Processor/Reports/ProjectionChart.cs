using FlowKafka.Geometry;

namespace FlowKafka.Processor.Reports;

/// <summary>Draws a detection's points over the shadow that the model's hulls throw on a plane.</summary>
internal static class ProjectionChart
{
    // Points further out than this part of the hulls' extent are marked at the edge, so that the hulls stay visible.
    private const double Beyond = 0.6;

    public static void Write(HtmlWriter html, ReportDetection detection, ChartAxis x, ChartAxis y)
    {
        var shadows = Shadows(detection.Model, x, y);
        var frame = new ChartFrame(AxisOf(detection, shadows, x, 0), AxisOf(detection, shadows, y, 1));
        ChartFrame.Begin(html, $"{y.Label} over {x.Label}");
        frame.WriteAxes(html, x.Label, x.Format, y.Label, y.Format);
        foreach (var shadow in shadows)
            frame.WritePolygon(html, shadow.Vertices.Span);
        var beyond = 0;
        foreach (var point in Layered(detection))
        {
            if (frame.Holds(x.Value(point), y.Value(point)))
                PointMark.Write(html, frame.Across(x.Value(point)), frame.Up(y.Value(point)), point.Kind, Tip(point, x, y));
            else
                beyond++;
        }

        ChartFrame.End(html, beyond > 0 ? $"{Quantity.Of(beyond, "point")} beyond the picture" : "");
    }

    // Those inside come first, so that the rare ones lie on top.
    private static IEnumerable<ReportPoint> Layered(ReportDetection detection) =>
        detection.Points.Where(p => p.IsDrawn).OrderBy(p => p.Kind switch { PointKind.Inside => 0, PointKind.Partial => 1, _ => 2 });

    private static List<Polygon> Shadows(ReportModel? model, ChartAxis x, ChartAxis y)
    {
        var shadows = new List<Polygon>();
        if (x.Feature is not { } across || y.Feature is not { } up)
            return shadows;
        foreach (var hull in model?.Hulls ?? [])
        {
            var flat = new double[2 * hull.Count];
            for (var i = 0; i < hull.Count; i++)
                (flat[2 * i], flat[(2 * i) + 1]) = (hull[i][across], hull[i][up]);
            shadows.Add(Polygon.Of(flat));
        }

        return shadows;
    }

    private static Axis AxisOf(ReportDetection detection, List<Polygon> shadows, ChartAxis axis, int part)
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
            if (point.IsDrawn && (shadows.Count == 0 || (axis.Value(point) >= lowest && axis.Value(point) <= highest)))
                Widen(ref least, ref greatest, axis.Value(point));
        }

        return least > greatest ? Axis.Around(0, 1, 4) : Axis.Around(least, greatest, 4);
    }

    private static void Widen(ref double least, ref double greatest, double value) =>
        (least, greatest) = (Math.Min(least, value), Math.Max(greatest, value));

    private static string Tip(ReportPoint point, ChartAxis x, ChartAxis y) =>
        $"{Quantity.Time(point.Start)}: {x.Format(x.Value(point))} {x.Label}, {y.Format(y.Value(point))} {y.Label}";
}
