using System.CommandLine;
using System.Globalization;
using FlowKafka.Detection.Models;
using FlowKafka.Geometry;
using FlowKafka.Processor.Reports;
using Spectre.Console;

namespace FlowKafka.Processor.Verbs;

/// <summary>Shows what is in a model.</summary>
internal sealed class ModelVerb(Terminal terminal, TimeProvider time) : IVerb
{
    private readonly Argument<string> _file = new("FILE") { Description = "A model file." };

    public Command ToCommand()
    {
        var show = new Command("show", "Shows what is in a model file.") { _file };
        show.SetAction(parsed => Show(ModelFiles.Load(parsed.GetValue(_file)!)));
        return new Command("model", "Looks at models, and makes those that come with the program.") { show, new ModelMakeVerb(terminal, time).ToCommand() };
    }

    private int Show(Model model)
    {
        var facts = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(3)).AddColumn();
        foreach (var (label, value) in Facts(model))
            facts.AddRow(new Text(label), new Text(value));
        terminal.Tables.Write(facts);
        foreach (var bar in model.Bars.OrderBy(bar => bar.Points))
            new BarTable(terminal).Write(bar);
        for (var i = 0; i < model.Hulls.Length; i++)
            WriteHull(model, model.Hulls[i], i);
        if (model.TrainedOn.Sources.Length > 0)
            terminal.Tables.Write(Sources(model));
        return ExitCode.Done;
    }

    private static IEnumerable<(string Label, string Value)> Facts(Model model)
    {
        yield return ("model", model.Name);
        yield return ("version", model.Version);
        yield return ("space", $"{model.Space.Name}: {string.Join(", ", model.Space.Features)}");
        yield return ("window", Quantity.Duration(model.WindowSize));
        yield return model.Bars.Length > 0 ? ("bars", string.Join(", ", model.Bars.Select(bar => bar.Points).Order()) + " points") : ("threshold", $"{Quantity.Percent(model.MembershipThreshold)} of at least {Quantity.Of(model.MinimumPoints, "complete point")}");
        yield return ("margin", Quantity.Percent(model.Margin));
        yield return ("trained on", $"{(model.TrainedOn.Simulated ? "simulated traffic: " : "")}{model.TrainedOn.Description}");
        yield return ("evaluation", model.Evaluation is { } e
            ? $"recall {Quantity.Percent(e.Recall)}, false positives {Quantity.Percent(e.FalsePositiveRate)}; {e.Command}"
            : "not in the model");
    }

    private void WriteHull(Model model, ModelHull hull, int index)
    {
        var grown = ConvexHull.Of(Flat(hull), model.Space.Dimension).WithMargin(model.Margin);
        terminal.Out.WriteLine(Invariant(
            $"hull {index + 1}: {hull.Vertices.Length} vertices, {hull.HalfSpaces.Length} half-spaces, {hull.AffineDimension} dimensions, interior volume {grown.AffineVolume:G6}"));
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumn("axis").AddColumn(new TableColumn("from").RightAligned()).AddColumn(new TableColumn("to").RightAligned());
        for (var axis = 0; axis < model.Space.Dimension; axis++)
        {
            table.AddRow(
                model.Space.Features[axis],
                Quantity.Measure(grown.BoundingBox.Minimum.Span[axis]), Quantity.Measure(grown.BoundingBox.Maximum.Span[axis]));
        }

        terminal.Tables.Write(table);
    }

    private static Table Sources(Model model)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumn("trained on").AddColumn(new TableColumn("pairs").RightAligned()).AddColumn(new TableColumn("points").RightAligned());
        foreach (var source in model.TrainedOn.Sources)
            table.AddRow(new Text(source.Source), new Text(Quantity.Count(source.Pairs)), new Text(Quantity.Count(source.Points)));
        return table;
    }

    private static double[] Flat(ModelHull hull) => [.. hull.Vertices.SelectMany(v => v)];

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
