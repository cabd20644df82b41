using System.Globalization;
using FlowKafka.Detection.Models;
using FlowKafka.Detection.Verdicts;
using FlowKafka.Processor.Reports;
using FlowKafka.Processor.Scoring;
using Spectre.Console;

namespace FlowKafka.Processor.Verbs;

/// <summary>Shows what one bar of a model demands.</summary>
internal sealed class BarTable(Terminal terminal)
{
    public void Write(ModelBar bar)
    {
        terminal.Out.WriteLine($"bar from {Quantity.Of(bar.Points, "complete point")} on: {Quantity.Percent(bar.MembershipThreshold)} of them in the hulls");
        terminal.Out.WriteLine(bar.Evidence is null
            ? "  never measured: the score is a hundred times the lower bound of the membership, and at least 50"
            : $"  {BarText.Evidence(bar)}: score {RiskScore.Of(bar, bar.Points, bar.Points, RiskScore.DefaultPrior)}, from a prior of {RiskScore.DefaultPrior.ToString(CultureInfo.InvariantCulture)}");
        if (bar.Companions.Length > 0)
            terminal.Tables.Write(Companions(bar));
        if (bar.Shape is { } shape)
            WriteShape(shape);
    }

    private static Table Companions(ModelBar bar)
    {
        var table = Headed("companion", "at least", "at most");
        foreach (var bound in bar.Companions)
            table.AddRow(new Text(bound.Companion), new Text(Bound(bound.Minimum)), new Text(Bound(bound.Maximum)));
        return table;
    }

    private void WriteShape(Shape shape)
    {
        terminal.Out.WriteLine($"  the whole conversation in a shape: {Quantity.Of(shape.Hull.Vertices.Length, "vertex", "vertices")}, {Quantity.Of(shape.Hull.HalfSpaces.Length, "half-space")}, {Quantity.Of(shape.Hull.AffineDimension, "dimension")}, margin {Quantity.Percent(shape.Margin)}");
        var table = Headed("axis of the shape", "from", "to");
        for (var i = 0; i < shape.Axes.Length; i++)
        {
            // The vertices are those without the margin.
            var axis = i;
            var values = shape.Hull.Vertices.Select(vertex => shape.Hull.Centroid[axis] + ((1 + shape.Margin) * (vertex[axis] - shape.Hull.Centroid[axis])));
            table.AddRow(new Text(shape.Axes[i].Name), new Text(Quantity.Measure(values.Min())), new Text(Quantity.Measure(values.Max())));
        }

        terminal.Tables.Write(table);
    }

    private static Table Headed(string first, params string[] numbers)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn(first);
        foreach (var heading in numbers)
            table.AddColumn(new TableColumn(heading).RightAligned());
        return table;
    }

    private static string Bound(double? bound) => bound is { } value ? Quantity.Measure(value) : "";
}
