using System.Globalization;
using FlowKafka.Detection.Models;
using FlowKafka.Detection.Verdicts;
using FlowKafka.Processor.Reports;
using Spectre.Console;

namespace FlowKafka.Processor.Training;

/// <summary>Shows how often each bar of each model was met, and the score that follows.</summary>
internal static class CalibrationTable
{
    public static Table Of(IEnumerable<Model> models)
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var column in new[] { "model", "points", "half-spaces", "miners", "others", "score" })
            table.AddColumn(new TableColumn(column).RightAligned());
        foreach (var model in models)
        {
            foreach (var bar in model.Bars)
                table.AddRow([.. Cells(model, bar).Select(cell => new Text(cell))]);
        }

        return table;
    }

    private static string[] Cells(Model model, ModelBar bar)
    {
        var evidence = bar.Evidence ?? new(0, 0, 0, 0);
        return
        [
            model.Name,
            Quantity.Count(bar.Points),
            Quantity.Count(model.Hulls.Sum(hull => hull.HalfSpaces.Length) + (bar.Shape?.Hull.HalfSpaces.Length ?? 0)),
            $"{Quantity.Count(evidence.MinersMatched)} of {Quantity.Count(evidence.MinersJudged)}",
            $"{Quantity.Count(evidence.OthersMatched)} of {Quantity.Count(evidence.OthersJudged)}",
            RiskScore.Of(bar, bar.Points, bar.Points, RiskScore.DefaultPrior).ToString(CultureInfo.InvariantCulture),
        ];
    }
}
