using System.Globalization;
using FlowKafka.Detection.Models;
using FlowKafka.Processor.Reports;

namespace FlowKafka.Processor.Evaluation;

/// <summary>One feature of a space as an axis of a picture.</summary>
internal sealed record PictureAxis(int Index, string Label, Func<double, string> Format)
{
    private static readonly string[] Ratios = ["client bytes a packet", "server bytes a packet", "server packets a client packet", "packets both ways"];

    public static PictureAxis Of(FeatureSpace space, int axis)
    {
        if (ReferenceEquals(space, FeatureSpace.Raw))
            return new(axis, Metric.All[axis].Label, Metric.All[axis].Format);
        if (ReferenceEquals(space, FeatureSpace.Log))
            return new(axis, $"{Metric.All[axis].Label}, logarithmic", value => Metric.All[axis].Format(Math.Max(0, Math.Round(Math.Exp(value) - 1))));
        if (ReferenceEquals(space, FeatureSpace.Ratios))
            return new(axis, $"{Ratios[axis]}, logarithmic", value => Math.Exp(value).ToString(Math.Exp(value) < 10 ? "0.##" : "0", CultureInfo.InvariantCulture));
        return new(axis, space.Features[axis], value => value.ToString("0.##", CultureInfo.InvariantCulture));
    }
}
