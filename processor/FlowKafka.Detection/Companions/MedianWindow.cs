using FlowKafka.Detection.Companions.Quantities;
using FlowKafka.Detection.Profiles;
using FlowKafka.Geometry.Patterns;

namespace FlowKafka.Detection.Companions;

/// <summary>
/// What a typical window holds: the long flow's size, which the talk and Stealthwatch's "quiet long flow" both look at.
/// </summary>
internal static class MedianWindow
{
    /// <summary>The median over the windows; NaN without windows.</summary>
    public static double Of<TQuantity>(ReadOnlySpan<OrientedWindow> windows)
        where TQuantity : IWindowQuantity
    {
        using var values = Series.Of<TQuantity>(windows);
        return OrderStatistics.Median(values.Span);
    }
}
