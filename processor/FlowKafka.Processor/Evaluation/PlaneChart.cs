using System.Globalization;
using FlowKafka.Processor.Reports;

namespace FlowKafka.Processor.Evaluation;

/// <summary>Draws points of miners and of others over a region, on the plane of two features.</summary>
internal static class PlaneChart
{
    // Others further out than this part of the region's extent are left out, so that the region stays visible.
    private const double Beyond = 0.4;

    public static void Write(
        HtmlWriter html, (PictureAxis X, PictureAxis Y) axes, IReadOnlyList<ReadOnlyMemory<double>> outlines,
        (List<double[]> Mining, List<double[]> Negatives, List<double[]> Positives) points)
    {
        var (x, y) = axes;
        var frame = new ChartFrame(AxisOf(outlines, 0, points.Mining, x.Index), AxisOf(outlines, 1, points.Mining, y.Index));
        ChartFrame.Begin(html, $"{y.Label} over {x.Label}");
        frame.WriteAxes(html, x.Label, x.Format, y.Label, y.Format);
        foreach (var outline in outlines)
            frame.WritePolygon(html, outline.Span);
        var beyond = points.Negatives.Count + points.Positives.Count;
        html.Markup("<path class=\"negatives\" d=\"");
        foreach (var (across, up) in Places(frame, points.Negatives, x.Index, y.Index, ref beyond))
            html.Markup(string.Create(CultureInfo.InvariantCulture, $"M{across:0.#} {up:0.#}h0"));
        html.Markup("\"/>");
        var miners = 0;
        foreach (var (across, up) in Places(frame, points.Mining, x.Index, y.Index, ref miners))
            html.Write($"<circle class=\"inside\" cx=\"{across}\" cy=\"{up}\" r=\"2\"/>");
        foreach (var (across, up) in Places(frame, points.Positives, x.Index, y.Index, ref beyond))
            html.Write($"<path class=\"outside\" d=\"M{across} {up - 3.5}l3.5 3.5l-3.5 3.5l-3.5 -3.5z\"/>");
        ChartFrame.End(html, beyond > 0 ? $"{Quantity.Count(beyond)} of others beyond" : "");
    }

    // Each place once: many points fall on one tenth of a pixel.
    private static HashSet<(double Across, double Up)> Places(ChartFrame frame, List<double[]> points, int x, int y, ref int beyond)
    {
        var places = new HashSet<(double, double)>();
        foreach (var point in points)
        {
            if (!frame.Holds(point[x], point[y]))
                continue;
            beyond--;
            places.Add((Math.Round(frame.Across(point[x]), 1), Math.Round(frame.Up(point[y]), 1)));
        }

        return places;
    }

    private static Axis AxisOf(IReadOnlyList<ReadOnlyMemory<double>> outlines, int part, List<double[]> mining, int axis)
    {
        var (least, greatest) = (double.MaxValue, double.MinValue);
        foreach (var outline in outlines)
        {
            for (var i = part; i < outline.Length; i += 2)
                (least, greatest) = (Math.Min(least, outline.Span[i]), Math.Max(greatest, outline.Span[i]));
        }

        if (least > greatest)
            return Axis.Around(0, 1, 4);
        // Miners of other coins may lie far away; nobody needs to see how far.
        var (lowest, highest) = (least - (Beyond * (greatest - least)), greatest + (Beyond * (greatest - least)));
        foreach (var point in mining.Where(point => point[axis] >= lowest && point[axis] <= highest))
            (least, greatest) = (Math.Min(least, point[axis]), Math.Max(greatest, point[axis]));
        var room = 0.08 * (greatest - least);
        return Axis.Around(least >= 0 ? Math.Max(0, least - room) : least - room, greatest + room, 4);
    }
}
