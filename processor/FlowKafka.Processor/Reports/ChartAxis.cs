using System.Text.RegularExpressions;

namespace FlowKafka.Processor.Reports;

/// <summary>What a picture of points shows along one of its sides.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Format">How its values are written.</param>
/// <param name="Value">Where a point lies.</param>
/// <param name="Feature">Which number of the model's hulls it is; null when they have no such number, and no hull is drawn.</param>
internal sealed partial record ChartAxis(string Label, Func<double, string> Format, Func<ReportPoint, double> Value, int? Feature)
{
    /// <summary>The planes of the model's own space, which show its hulls; those of the four numbers when there is no model.</summary>
    public static IEnumerable<(ChartAxis X, ChartAxis Y)> OwnPlanes(ReportModel? model)
    {
        ChartAxis[] axes = model is { IsRaw: false }
            ? [.. model.Features.Select((name, feature) => OfFeature(name, feature))]
            : [.. Metric.All.Select(metric => OfMetric(metric, metric.Index))];
        for (var y = 0; y < axes.Length; y++)
        {
            for (var x = y + 1; x < axes.Length; x++)
                yield return (axes[x], axes[y]);
        }
    }

    /// <summary>The planes of bytes and packets that are shown without hulls when those lie in another space.</summary>
    public static IEnumerable<(ChartAxis X, ChartAxis Y)> PlainPlanes()
    {
        ChartAxis[] axes = [.. Metric.All.Select(metric => OfMetric(metric, null))];
        yield return (axes[1], axes[0]);
        yield return (axes[3], axes[2]);
        yield return (axes[2], axes[0]);
    }

    private static ChartAxis OfMetric(Metric metric, int? feature) => new(metric.Label, metric.Format, point => point[metric.Index], feature);

    private static ChartAxis OfFeature(string name, int feature) => new(Spoken(name), Quantity.Count, point => point.Coordinates[feature], feature);

    // As in model files, but with spaces: ln(1+clientPackets) is ln(1 + client packets).
    private static string Spoken(string name) => Capital().Replace(name, match => " " + match.Value.ToLowerInvariant())
        .Replace("+", " + ", StringComparison.Ordinal).Replace("/", " / ", StringComparison.Ordinal);

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();
}
