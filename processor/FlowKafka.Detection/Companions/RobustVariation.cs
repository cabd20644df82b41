using FlowKafka.Detection.Companions.Quantities;
using FlowKafka.Detection.Profiles;
using FlowKafka.Geometry.Patterns;

namespace FlowKafka.Detection.Companions;

/// <summary>
/// The spread of a quantity over the windows that no single window can spoil: F. R. Hampel, "The influence curve and its
/// role in robust estimation", Journal of the American Statistical Association 69 (1974).
/// </summary>
internal static class RobustVariation
{
    /// <summary>1.4826 times the median absolute deviation over the median; NaN with fewer than two windows that have the quantity, or when its median is 0.</summary>
    public static double Of<TQuantity>(ReadOnlySpan<OrientedWindow> windows)
        where TQuantity : IWindowQuantity
    {
        using var values = Series.Of<TQuantity>(windows);
        return Dispersion.RobustVariationCoefficient(values.Span);
    }
}
