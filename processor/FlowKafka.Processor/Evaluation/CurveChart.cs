using System.Globalization;
using FlowKafka.Detection.Strategies;
using FlowKafka.Processor.Reports;

namespace FlowKafka.Processor.Evaluation;

/// <summary>
/// Draws recall over false positives, logarithmic: a curve for each kind of region and space as its number grows, and a
/// mark for every other strategy. No false positive at all has a place of its own at the left.
/// </summary>
internal static class CurveChart
{
    private const double Width = 1080, Height = 470, Left = 64, Right = 24, Top = 16, Bottom = 56, None = 100;

    // Colours tell spaces apart, dashes kinds; the style sheet has so many of each.
    private const int Styles = 5;

    public static void Write(HtmlWriter html, IReadOnlyList<StrategyResult> results, int pairs)
    {
        var decades = Math.Max(1, (int)Math.Floor(Math.Log10(pairs)));
        var captures = results.Max(result => result.Captures);
        html.Write($"<svg viewBox=\"0 0 {Width} {Height}\" class=\"curves\" role=\"img\" aria-label=\"recall over false positives\">");
        WriteAxes(html, decades, captures);
        StrategyResult[] curves = [.. results.Where(result => result is { Strategy: RegionStrategy, Curve.Count: > 0 })];
        string[] kinds = [.. curves.Select(result => KindOf(result)).Distinct()], spaces = [.. curves.Select(result => SpaceOf(result)).Distinct()];
        foreach (var result in curves)
            WriteCurve(html, result, Style(result, kinds, spaces), pairs, decades, captures);
        WriteMarks(html, [.. results.Where(result => result.Strategy is not RegionStrategy)], pairs, decades, captures);
        html.Markup("</svg>\n<ul class=\"legend\">");
        foreach (var result in curves)
            html.Write($"<li><svg viewBox=\"0 0 34 14\" class=\"wide-key\"><line class=\"curve {Style(result, kinds, spaces)}\" x1=\"1\" y1=\"7\" x2=\"33\" y2=\"7\"/></svg>{result.Strategy.Name}</li>");
        html.Markup("<li><svg viewBox=\"0 0 14 14\"><circle class=\"partial\" cx=\"7\" cy=\"7\" r=\"3.4\"/></svg>a companion alone</li></ul>\n<p class=\"caption\">Along a curve the region's number grows: its margin, or how coarse its boundary may be. Point at a mark for its figures.</p>\n");
    }

    private static string KindOf(StrategyResult result) => ((RegionStrategy)result.Strategy).Shape;

    private static string SpaceOf(StrategyResult result) => ((RegionStrategy)result.Strategy).Space;

    private static string Style(StrategyResult result, string[] kinds, string[] spaces) => string.Create(
        CultureInfo.InvariantCulture, $"c{Array.IndexOf(spaces, SpaceOf(result)) % Styles} k{Array.IndexOf(kinds, KindOf(result)) % Styles}");

    private static void WriteAxes(HtmlWriter html, int decades, int captures)
    {
        for (var i = 0; i <= 5; i++)
        {
            var up = Up(i / 5.0);
            html.Write($"<line class=\"grid\" x1=\"{Left}\" y1=\"{up}\" x2=\"{Width - Right}\" y2=\"{up}\"/><text class=\"tick\" x=\"{Left - 8}\" y=\"{up + 3.5}\" text-anchor=\"end\">{20 * i} %</text>");
        }

        html.Write($"<text class=\"tick\" x=\"{Left + (None / 2)}\" y=\"{Height - Bottom + 16}\" text-anchor=\"middle\">none</text>");
        for (var decade = 0; decade <= decades; decade++)
        {
            var across = Across(Math.Pow(10, decade - decades), decades);
            var label = EvaluationWords.Percent(Math.Pow(10, decade - decades));
            html.Write($"<line class=\"grid\" x1=\"{across}\" y1=\"{Top}\" x2=\"{across}\" y2=\"{Height - Bottom}\"/><text class=\"tick\" x=\"{across}\" y=\"{Height - Bottom + 16}\" text-anchor=\"middle\">{label} %</text>");
        }

        html.Write($"<text class=\"axis\" x=\"{(Left + Width - Right) / 2}\" y=\"{Height - 12}\" text-anchor=\"middle\">pairs without mining that are flagged</text>");
        html.Write($"<text class=\"axis\" transform=\"translate(13 {(Top + Height - Bottom) / 2}) rotate(-90)\" text-anchor=\"middle\">found of {captures} mining captures</text>");
    }

    private static void WriteCurve(HtmlWriter html, StrategyResult result, string style, int pairs, int decades, int captures)
    {
        html.Write($"<polyline class=\"curve {style}\" points=\"");
        foreach (var point in result.Curve)
            html.Write($"{Across((double)point.FalsePositives / pairs, decades)},{Up((double)point.Found / captures)} ");
        html.Markup("\"/>");
        foreach (var point in result.Curve)
        {
            var tip = string.Create(CultureInfo.InvariantCulture, $"{result.Strategy.Name}, {((ISweptStrategy)result.Strategy).SweptBy} {point.Step * 100:0.##} %: {point.Found} of {captures}, {point.FalsePositives} of {pairs}");
            html.Write($"<circle class=\"knot {style}\" cx=\"{Across((double)point.FalsePositives / pairs, decades)}\" cy=\"{Up((double)point.Found / captures)}\" r=\"2.6\"><title>{tip}</title></circle>");
        }
    }

    private static void WriteMarks(HtmlWriter html, IReadOnlyList<StrategyResult> results, int pairs, int decades, int captures)
    {
        // Marks that would lie on each other share one label.
        foreach (var place in results.GroupBy(result => PlaceOf(result, pairs, decades, captures)))
        {
            var (across, up) = place.Key;
            var tip = string.Join("; ", place.Select(result => $"{result.Strategy.Name}: {result.Found.Count} of {captures}, {result.FalsePositives.Count} of {pairs}"));
            string[] named = [.. place.Where(result => result.Strategy is not CompanionStrategy).Select(result => result.Strategy.Name)];
            if (named.Length == 0)
            {
                html.Write($"<circle class=\"partial\" cx=\"{across}\" cy=\"{up}\" r=\"3.4\"><title>{tip}</title></circle>");
                continue;
            }

            var isFarRight = across > Width - 260;
            html.Write($"<path class=\"mark\" d=\"M{across} {up - 5}l5 5l-5 5l-5 -5z\"><title>{tip}</title></path>");
            html.Write($"<text class=\"label\" x=\"{across + (isFarRight ? -9 : 9)}\" y=\"{up - 6}\" text-anchor=\"{(isFarRight ? "end" : "start")}\">{string.Join(", ", named)}</text>");
        }
    }

    private static (double Across, double Up) PlaceOf(StrategyResult result, int pairs, int decades, int captures) => (
        4 * Math.Round(Across((double)result.FalsePositives.Count / pairs, decades) / 4), Math.Round(Up((double)result.Found.Count / captures)));

    private static double Across(double part, int decades) => part <= 0
        ? Left + (None / 2)
        : Left + None + ((Math.Log10(part) + decades) / decades * (Width - Left - None - Right));

    private static double Up(double part) => Height - Bottom - (part * (Height - Top - Bottom));
}
