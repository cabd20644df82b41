using FlowKafka.Detection.Companions.Quantities;
using FlowKafka.Detection.Profiles;
using FlowKafka.Geometry.Patterns;

namespace FlowKafka.Detection.Companions;

/// <summary>
/// How much a count varies from one window to the next, against chance: U. Fano's factor ("Ionization yield of radiations
/// II", Physical Review 72, 1947) by successive differences, which a slow trend does not raise (J. von Neumann, "Distribution
/// of the ratio of the mean square successive difference to the variance", Annals of Mathematical Statistics 12, 1941), and
/// by medians, which single windows do not raise. Shares come by chance; what a clock sends does not vary.
/// </summary>
internal static class CountDispersion
{
    private const int LeastWindows = 3;

    /// <summary>
    /// Half the squared typical difference over the median pace: near 0 for a clock, about the packets of one message for
    /// messages that come by chance; NaN with fewer than three windows, or when the median is 0.
    /// </summary>
    public static double Of<TQuantity>(ReadOnlySpan<OrientedWindow> windows)
        where TQuantity : IWindowQuantity
    {
        if (windows.Length < LeastWindows)
            return double.NaN;
        using var paces = Pace.Series<TQuantity>(windows);
        using var steps = new Scratch<double>(windows.Length - 1);
        for (var i = 0; i < steps.Span.Length; i++)
            steps.Span[i] = Math.Abs(paces.Span[i + 1] - paces.Span[i]);
        var typical = Dispersion.NormalConsistency * OrderStatistics.Median(steps.Span);
        var median = OrderStatistics.Median(paces.Span);
        return median > 0 ? typical * typical / (2 * median) : double.NaN;
    }
}
