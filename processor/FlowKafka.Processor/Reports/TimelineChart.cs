namespace FlowKafka.Processor.Reports;

/// <summary>Draws a detection's windows in time: bytes each way, what each window was, and when the severity rose.</summary>
internal sealed class TimelineChart
{
    private const double Width = 1120, Height = 256, Left = 66, Right = 14, Top = 50, LabelWidth = 132, Half = 76, Strip = 12;
    private const double Middle = Top + Half, Lower = Middle + Strip, Foot = Lower + Half;
    private const int MostBars = 360;

    private readonly HtmlWriter _html;
    private readonly List<TimelineBar> _bars;
    private readonly long _from;
    private readonly long _to;
    private readonly Axis _client;
    private readonly Axis _server;

    private TimelineChart(HtmlWriter html, List<TimelineBar> bars)
    {
        _html = html;
        _bars = bars;
        (_from, _to) = (bars[0].Start, bars[^1].End);
        _client = Axis.Around(0, Math.Max(1, bars.Max(b => b.ClientBytes)), 3);
        _server = Axis.Around(0, Math.Max(1, bars.Max(b => b.ServerBytes)), 3);
    }

    public static void Write(HtmlWriter html, ReportDetection detection, TimeSpan windowSize)
    {
        if (detection.Points.Count == 0)
            return;
        var size = (long)windowSize.TotalMilliseconds;
        var perBar = (detection.Points.Count + MostBars - 1) / MostBars;
        var chart = new TimelineChart(html, TimelineBar.Of(detection.Points, perBar, size));
        html.Write($"<svg class=\"timeline\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"bytes in time\">");
        chart.WriteScale(chart._client, upwards: true);
        chart.WriteScale(chart._server, upwards: false);
        chart.WriteTimes();
        foreach (var bar in chart._bars)
            chart.WriteBar(bar);
        // From right to left: a label's line begins at its row, so the rows above it are free.
        var labels = new RiseLabels(LabelWidth, 3);
        foreach (var rise in detection.Rises.Reverse())
            chart.WriteRise(rise, labels);
        html.Markup("</svg>");
        html.Write($"<p class=\"caption\">Each bar is {Quantity.Of(perBar, "window")} of {Quantity.Duration(windowSize)}. ");
        html.Markup("The strip between says what the window was: <span class=\"key k-inside\"></span>inside, <span class=\"key k-outside\"></span>outside, <span class=\"key k-partial\"></span>partial, <span class=\"key k-silent\"></span>silent, <span class=\"key k-unknown\"></span>unknown (the reporter lost records).</p>");
    }

    private void WriteScale(Axis axis, bool upwards)
    {
        foreach (var tick in axis.Ticks)
        {
            var y = upwards ? Middle - (axis.Place(tick) * Half) : Lower + (axis.Place(tick) * Half);
            _html.Write($"<line class=\"grid\" x1=\"{Left}\" y1=\"{y}\" x2=\"{Width - Right}\" y2=\"{y}\"/>");
            if (tick > 0)
                _html.Write($"<text class=\"tick\" x=\"{Left - 6}\" y=\"{y + 3.5}\" text-anchor=\"end\">{Quantity.Bytes(tick)}</text>");
        }

        var (place, text) = upwards ? (Top + (Half / 2), "client sent") : (Lower + (Half / 2), "server sent");
        _html.Write($"<text class=\"axis\" transform=\"translate(11 {place}) rotate(-90)\" text-anchor=\"middle\">{text}</text>");
    }

    private void WriteTimes()
    {
        long? before = null;
        foreach (var tick in TimeTicks.Between(_from, _to))
        {
            var x = At(tick);
            _html.Write($"<line class=\"grid\" x1=\"{x}\" y1=\"{Top}\" x2=\"{x}\" y2=\"{Foot}\"/>");
            _html.Write($"<text class=\"tick\" x=\"{x}\" y=\"{Foot + 15}\" text-anchor=\"middle\">{TimeTicks.Label(tick)}</text>");
            if (before is null || TimeTicks.Day(tick) != TimeTicks.Day(before.Value))
                _html.Write($"<text class=\"tick\" x=\"{x}\" y=\"{Foot + 29}\" text-anchor=\"middle\">{TimeTicks.Day(tick)}</text>");
            before = tick;
        }
    }

    private void WriteBar(TimelineBar bar)
    {
        var (x, width) = (At(bar.Start), Math.Max(0.5, At(bar.End) - At(bar.Start)));
        var gap = width > 4 ? 1 : 0;
        var kind = bar.Kind.ToString().ToLowerInvariant();
        var (up, down) = (_client.Place(bar.ClientBytes) * Half, _server.Place(bar.ServerBytes) * Half);
        _html.Write($"<g><title>{bar.Tip}</title>");
        if (bar.Kind is PointKind.Silent or PointKind.Unknown)
            _html.Write($"<rect class=\"gap-{kind}\" x=\"{x}\" y=\"{Top}\" width=\"{width}\" height=\"{Foot - Top}\"/>");
        _html.Write($"<rect class=\"up\" x=\"{x}\" y=\"{Middle - up}\" width=\"{width - gap}\" height=\"{up}\"/>");
        _html.Write($"<rect class=\"down\" x=\"{x}\" y=\"{Lower}\" width=\"{width - gap}\" height=\"{down}\"/>");
        _html.Write($"<rect class=\"s-{kind}\" x=\"{x}\" y=\"{Middle + 2}\" width=\"{width - gap}\" height=\"{Strip - 4}\"/></g>");
    }

    private void WriteRise(SeverityRise rise, RiseLabels labels)
    {
        var x = Math.Clamp(At(rise.Time), Left, Width - Right);
        var isLeft = x > Width - LabelWidth;
        var y = Top - 10 - (13 * labels.RowFor(isLeft ? x - LabelWidth : x));
        var (anchor, beside) = isLeft ? ("end", x - 4) : ("start", x + 4);
        _html.Write($"<line class=\"rise\" x1=\"{x}\" y1=\"{y - 9}\" x2=\"{x}\" y2=\"{Foot}\"/>");
        _html.Write($"<text class=\"rise\" x=\"{beside}\" y=\"{y}\" text-anchor=\"{anchor}\">{SeverityName.Of(rise.Severity)} since {Quantity.Clock(rise.Time)}</text>");
    }

    private double At(long time) => Left + ((double)(time - _from) / (_to - _from) * (Width - Left - Right));
}
