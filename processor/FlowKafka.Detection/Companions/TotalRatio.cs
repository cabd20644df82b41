using FlowKafka.Detection.Companions.Quantities;
using FlowKafka.Detection.Profiles;

namespace FlowKafka.Detection.Companions;

/// <summary>
/// One quantity's total for each unit of another's, over all windows: packets and bytes per packet of the talk's list
/// (J. Callahan, "ML vs Cryptocoin Miners", 2018).
/// </summary>
internal static class TotalRatio
{
    /// <summary>The quotient of the sums; NaN when the second is 0, as it is without windows.</summary>
    public static double Of<TAbove, TBelow>(ReadOnlySpan<OrientedWindow> windows)
        where TAbove : IWindowQuantity
        where TBelow : IWindowQuantity
    {
        var below = Series.Sum<TBelow>(windows);
        return below > 0 ? Series.Sum<TAbove>(windows) / below : double.NaN;
    }
}
