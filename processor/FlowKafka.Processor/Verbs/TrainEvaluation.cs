using FlowKafka.Detection;
using FlowKafka.Detection.Models;
using FlowKafka.Detection.Training;
using FlowKafka.Processor.Reports;
using FlowKafka.Processor.Scoring;
using Spectre.Console;

namespace FlowKafka.Processor.Verbs;

/// <summary>Measures a model on what it has not seen, shows it, and notes it in the model.</summary>
internal sealed class TrainEvaluation(Terminal terminal, TrainerOptions training, JudgeOptions options)
{
    // The model alone is measured.
    private readonly JudgeOptions _judging = options with { Detectors = [] };

    /// <summary>The model with its evaluation.</summary>
    public Model Measure(Model model, IReadOnlyList<Capture> captures, IReadOnlyList<Capture> benign)
    {
        if (captures.Count < 2)
            throw UserException.Usage("--leave-one-out needs at least two files.");
        var rows = CaptureEvaluation.LeaveOneOut(captures, training, _judging);
        var pairs = benign.Sum(b => b.Pairs);
        var flagged = benign.Sum(b => CaptureEvaluation.FlaggedPairs(b, model, _judging));
        var found = rows.Count(r => r.IsFlagged);
        Show(rows);
        terminal.Out.WriteLine($"Left out and flagged: {found} of {captures.Count}");
        if (benign.Count > 0)
            terminal.Out.WriteLine($"Flagged without mining: {Quantity.Count(flagged)} of {Quantity.Of(pairs, "pair")} in {Quantity.Of(benign.Count, "file")}");
        return model.With(new ModelEvaluation(
            (double)found / captures.Count, pairs == 0 ? 0 : (double)flagged / pairs,
            $"flowkafka train --profile {model.Name} --leave-one-out --benign … (docs/detection.md): {found} of {captures.Count} captures flagged by a model that has not seen them; {flagged} of {pairs} pairs without mining flagged by this model"));
    }

    private void Show(IReadOnlyList<LeftOut> rows)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumn("left out").AddColumn(new TableColumn("complete points").RightAligned())
            .AddColumn(new TableColumn("in hull").RightAligned()).AddColumn(new TableColumn("rate").RightAligned()).AddColumn("flagged");
        foreach (var row in rows)
        {
            var rate = row.Complete == 0 ? 0 : (double)row.InHull / row.Complete;
            table.AddRow(
                new Text(row.Capture), new Text(Quantity.Count(row.Complete)), new Text(Quantity.Count(row.InHull)),
                new Text(Quantity.Percent(rate)), new Text(row.IsFlagged ? "yes" : "no"));
        }

        terminal.Tables.Write(table);
    }
}
