namespace FlowKafka.Processor.Reports;

/// <summary>A picture of points over two axes: where values lie in it, and its axes.</summary>
internal sealed class ChartFrame(Axis horizontal, Axis vertical)
{
    private const double Width = 360, Height = 268, Left = 58, Right = 22, Top = 10, Bottom = 44;
    private const int LongLabel = 36;

    public bool Holds(double x, double y) => horizontal.Place(x) is >= 0 and <= 1 && vertical.Place(y) is >= 0 and <= 1;

    public double Across(double x) => Left + (horizontal.Place(x) * (Width - Left - Right));

    public double Up(double y) => Height - Bottom - (vertical.Place(y) * (Height - Top - Bottom));

    public static void Begin(HtmlWriter html, string label) =>
        html.Write($"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{label}\">");

    public void WriteAxes(HtmlWriter html, string labelX, Func<double, string> formatX, string labelY, Func<double, string> formatY)
    {
        foreach (var tick in horizontal.Ticks)
        {
            var across = Across(tick);
            html.Write($"<line class=\"grid\" x1=\"{across}\" y1=\"{Top}\" x2=\"{across}\" y2=\"{Height - Bottom}\"/>");
            html.Write($"<text class=\"tick\" x=\"{across}\" y=\"{Height - Bottom + 15}\" text-anchor=\"middle\">{formatX(tick)}</text>");
        }

        foreach (var tick in vertical.Ticks)
        {
            var up = Up(tick);
            html.Write($"<line class=\"grid\" x1=\"{Left}\" y1=\"{up}\" x2=\"{Width - Right}\" y2=\"{up}\"/>");
            html.Write($"<text class=\"tick\" x=\"{Left - 6}\" y=\"{up + 3.5}\" text-anchor=\"end\">{formatY(tick)}</text>");
        }

        html.Write($"<text class=\"{ClassOf(labelX)}\" x=\"{(Left + Width - Right) / 2}\" y=\"{Height - 8}\" text-anchor=\"middle\">{labelX}</text>");
        html.Write($"<text class=\"{ClassOf(labelY)}\" transform=\"translate(11 {(Top + Height - Bottom) / 2}) rotate(-90)\" text-anchor=\"middle\">{labelY}</text>");
    }

    // A label that is longer than the side is written smaller.
    private static string ClassOf(string label) => label.Length > LongLabel ? "axis long" : "axis";

    /// <summary>Draws a hull's outline: x, y, x, y, …</summary>
    public void WritePolygon(HtmlWriter html, ReadOnlySpan<double> corners)
    {
        html.Markup("<polygon class=\"hull\" points=\"");
        for (var i = 0; i + 1 < corners.Length; i += 2)
            html.Write($"{Across(corners[i])},{Up(corners[i + 1])} ");
        html.Markup("\"/>");
    }

    /// <summary>Ends the picture, with a note at its edge unless that is empty.</summary>
    public static void End(HtmlWriter html, string note)
    {
        if (note.Length > 0)
            html.Write($"<text class=\"note\" x=\"{Width - Right - 4}\" y=\"{Top + 12}\" text-anchor=\"end\">{note}</text>");
        html.Markup("</svg>");
    }
}
