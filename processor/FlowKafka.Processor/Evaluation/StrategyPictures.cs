using FlowKafka.Detection.Models;
using FlowKafka.Detection.Strategies;
using FlowKafka.Processor.Reports;

namespace FlowKafka.Processor.Evaluation;

/// <summary>
/// Writes the talk's pictures of a strategy: for each pair of features the region's outline, the miners' points, those of
/// true negatives, and those of false positives.
/// </summary>
internal static class StrategyPictures
{
    public static void Write(HtmlWriter html, EvaluationInput input, StrategyResult result, RegionStrategy strategy)
    {
        var (space, region) = strategy.Fit(input.TrainingWithout(leftOut: null));
        var wrong = result.FalsePositives.Select(found => found.Pair).ToHashSet();
        var mining = PointsOf(space, input.Mining.SelectMany(capture => capture.History.Pairs));
        var negatives = PointsOf(space, input.BenignPairs.Select(b => b.Pair).Where(pair => !wrong.Contains(pair)));
        var positives = PointsOf(space, wrong);
        html.Write($"<section>\n<h2>{strategy.Name}</h2>\n<p>{strategy.Meaning}.</p>\n<ul class=\"legend\">");
        html.Write($"<li><svg viewBox=\"0 0 14 14\"><circle class=\"inside\" cx=\"7\" cy=\"7\" r=\"2.8\"/></svg>{Quantity.Of(mining.Count, "complete point")} of miners</li>");
        html.Write($"<li><svg viewBox=\"0 0 14 14\"><path class=\"negatives\" d=\"M7 7h0\"/></svg>{Quantity.Count(negatives.Count)} of true negatives</li>");
        html.Write($"<li><svg viewBox=\"0 0 14 14\"><path class=\"outside\" d=\"M7 2.5l4.5 4.5l-4.5 4.5l-4.5 -4.5z\"/></svg>{Quantity.Count(positives.Count)} of {Quantity.Of(wrong.Count, "false positive")}</li>");
        html.Markup("<li><svg viewBox=\"0 0 22 14\"><rect class=\"hull\" x=\"1\" y=\"1\" width=\"20\" height=\"12\"/></svg>the region, trained on all captures</li></ul>\n<div class=\"charts\">\n");
        for (var y = 0; y < space.Dimension; y++)
        {
            for (var x = y + 1; x < space.Dimension; x++)
            {
                html.Markup("<figure>");
                PlaneChart.Write(html, (PictureAxis.Of(space, x), PictureAxis.Of(space, y)), region.Outlines(strategy.Number, x, y), (mining, negatives, positives));
                html.Markup("</figure>\n");
            }
        }

        html.Markup("</div>\n</section>\n");
    }

    private static List<double[]> PointsOf(FeatureSpace space, IEnumerable<PairHistory> pairs)
    {
        var points = new List<double[]>();
        foreach (var conversation in pairs.SelectMany(pair => pair.Conversations))
        {
            foreach (ref readonly var window in conversation.Complete)
            {
                var point = new double[space.Dimension];
                space.Map(window.Point, point);
                points.Add(point);
            }
        }

        return points;
    }
}
