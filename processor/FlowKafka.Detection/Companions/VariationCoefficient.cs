using FlowKafka.Detection.Companions.Quantities;
using FlowKafka.Detection.Profiles;
using FlowKafka.Geometry.Patterns;

namespace FlowKafka.Detection.Companions;

/// <summary>
/// The spread of a quantity over the windows in units of its mean: K. Pearson, "Regression, heredity and panmixia",
/// Philosophical Transactions of the Royal Society A 187 (1896).
/// </summary>
internal static class VariationCoefficient
{
    /// <summary>The standard deviation (n - 1) over the mean; NaN with fewer than two windows that have the quantity, or when its mean is 0.</summary>
    public static double Of<TQuantity>(ReadOnlySpan<OrientedWindow> windows)
        where TQuantity : IWindowQuantity
    {
        using var values = Series.Of<TQuantity>(windows);
        return Dispersion.VariationCoefficient(values.Span);
    }
}
