using System.Text;
using FlowKafka.Detection.Strategies;
using FlowKafka.Processor.Reports;
using FlowKafka.Processor.Verbs;

namespace FlowKafka.Processor.Evaluation;

/// <summary>Writes evaluation.html: the figures, a curve, which capture was found by what, and the talk's pictures.</summary>
internal sealed class EvaluationReport
{
    public const string Name = "evaluation.html";

    // More pictures than these make a page that nobody looks through.
    private const int MostPictured = 7;

    private readonly HtmlWriter _html;
    private readonly EvaluationInput _input;
    private readonly StrategyResult[] _results;

    private EvaluationReport(HtmlWriter html, EvaluationInput input, IReadOnlyList<StrategyResult> results) =>
        (_html, _input, _results) = (html, input, [.. results.Where(result => result.Fault is null)]);

    public static void Write(string path, EvaluationInput input, IReadOnlyList<StrategyResult> results)
    {
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(false)) { NewLine = "\n" };
        new EvaluationReport(new HtmlWriter(file), input, results).WritePage();
    }

    private void WritePage()
    {
        HtmlPage.Begin(_html, "Telling miners from all else", $"{Quantity.Of(_results.Length, "strategy", "strategies")} on {Quantity.Of(_input.MiningGroups.Count, "mining capture")} and {Quantity.Of(_input.BenignPairs.Count, "pair")} that do not mine.");
        WriteFigures();
        if (_input.BenignPairs.Count > 0)
        {
            _html.Markup("<section>\n<h2>Recall against false positives</h2>\n");
            CurveChart.Write(_html, _results, _input.BenignPairs.Count);
            _html.Markup("</section>\n");
        }

        CaptureMatrix.Write(_html, _input, _results);
        foreach (var result in Pictured())
            StrategyPictures.Write(_html, _input, result, (RegionStrategy)result.Strategy);
        FalsePositiveSection.Write(_html, _results);
        HtmlPage.End(_html, ProgramVersion.Text);
    }

    private void WriteFigures()
    {
        _html.Markup("<section>\n<h2>Figures</h2>\n<div class=\"wide\"><table class=\"list small figures\">\n<thead><tr><th>strategy</th><th class=\"n\">found</th><th class=\"n\">false positives</th><th class=\"n\">at 95 %</th><th class=\"n\">first after</th><th class=\"n\">training</th><th class=\"n\">ns a point</th><th>what it is</th></tr></thead>\n<tbody>\n");
        foreach (var result in _results)
        {
            var row = EvaluationWords.Row(result);
            _html.Write($"<tr><td class=\"name\">{row[0]}</td>");
            foreach (var cell in row.Skip(1))
                _html.Write($"<td class=\"n\">{cell}</td>");
            _html.Write($"<td class=\"what\">{result.Strategy.Meaning}</td></tr>\n");
        }

        _html.Markup("</tbody>\n</table></div>\n");
        foreach (var line in EvaluationWords.Conditions(_input).Append(EvaluationWords.Star))
            _html.Write($"<p class=\"caption\">{line}.</p>\n");
        _html.Markup("</section>\n");
    }

    // One of each kind, then one of each space; those without a margin show best what a hull is.
    private IEnumerable<StrategyResult> Pictured()
    {
        StrategyResult[] regions = [.. _results.Where(result => result.Strategy is RegionStrategy).OrderByDescending(result => ((RegionStrategy)result.Strategy).IsUsual)];
        return regions.DistinctBy(result => ((RegionStrategy)result.Strategy).Shape)
            .UnionBy(regions.DistinctBy(result => ((RegionStrategy)result.Strategy).Space), result => result.Strategy.Name).Take(MostPictured);
    }
}
