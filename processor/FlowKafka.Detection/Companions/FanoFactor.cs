using FlowKafka.Detection.Companions.Quantities;
using FlowKafka.Detection.Profiles;
using FlowKafka.Geometry.Patterns;

namespace FlowKafka.Detection.Companions;

/// <summary>
/// How much burstier than chance a count is: U. Fano, "Ionization yield of radiations. II. The fluctuations of the number
/// of ions", Physical Review 72 (1947).
/// </summary>
internal static class FanoFactor
{
    /// <summary>The variance (n - 1) over the mean: 1 for a Poisson process, 0 for equal counts; NaN with fewer than two windows, or when the mean is 0.</summary>
    public static double Of<TQuantity>(ReadOnlySpan<OrientedWindow> windows)
        where TQuantity : IWindowQuantity
    {
        using var values = Series.Of<TQuantity>(windows);
        return Dispersion.FanoFactor(values.Span);
    }
}
