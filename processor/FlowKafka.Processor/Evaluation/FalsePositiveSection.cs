using FlowKafka.Detection.Strategies;
using FlowKafka.Processor.Reports;
using FlowKafka.Streams.Points;

namespace FlowKafka.Processor.Evaluation;

/// <summary>Writes who was flagged and does not mine, by pair: what a person would look at next.</summary>
internal static class FalsePositiveSection
{
    private const int Most = 40;

    // What flags a good part of everybody is not worth a list.
    private const double Coarse = 0.02;

    public static void Write(HtmlWriter html, IReadOnlyList<StrategyResult> results)
    {
        var pairs = results.Where(result => result.FalsePositives.Count > 0 && result.FalsePositives.Count <= Coarse * result.BenignPairs)
            .SelectMany(result => result.FalsePositives.Select(found => (found.Capture, found.Pair, result.Strategy)))
            .GroupBy(found => (found.Capture.File, found.Pair.Pair)).OrderByDescending(group => group.Count()).ThenBy(group => group.Key.Pair).ToArray();
        html.Markup("<section>\n<h2>False positives by pair</h2>\n");
        if (pairs.Length == 0)
        {
            html.Markup("<p>None, of strategies that flag less than one pair in fifty.</p>\n</section>\n");
            return;
        }

        html.Markup("<div class=\"wide\"><table class=\"list small\">\n<thead><tr><th>file</th><th>pair</th><th class=\"n\">ports</th><th class=\"n\">complete windows</th><th>flagged by</th></tr></thead>\n<tbody>\n");
        foreach (var group in pairs.Take(Most))
        {
            var (capture, pair, _) = group.First();
            var last = pair.Windows.LastOrDefault(window => window.HasTraffic, pair.Windows[^1]);
            html.Write($"<tr><td class=\"name\">{capture.History.Name}</td><td class=\"name\">{pair.Pair.Lower} – {pair.Pair.Higher}</td><td class=\"n\">{Ports(last)}</td><td class=\"n\">{pair.MostComplete}</td><td class=\"what\">{Names([.. group.Select(found => found.Strategy)])}</td></tr>\n");
        }

        html.Markup("</tbody>\n</table></div>\n");
        if (pairs.Length > Most)
            html.Write($"<p class=\"caption\">The {Most} that most strategies flag, of {Quantity.Count(pairs.Length)}.</p>\n");
        html.Markup("</section>\n");
    }

    private static string Names(IReadOnlyList<IStrategy> strategies)
    {
        List<string> names = [.. strategies.Where(strategy => strategy is not CompanionStrategy).Select(strategy => strategy.Name)];
        var companions = strategies.Count - names.Count;
        if (companions > 0)
            names.Add(Quantity.Of(companions, "companion"));
        return string.Join(", ", names);
    }

    private static string Ports(in WindowPoint window) => $"{window.LowerPorts.Stable} – {window.HigherPorts.Stable}";
}
