using FlowKafka.Detection.Companions.Quantities;
using FlowKafka.Detection.Profiles;

namespace FlowKafka.Detection.Companions;

/// <summary>Quantities stretched to 0 to 1, from the least window to the greatest.</summary>
internal static class UnitSquare
{
    /// <summary>A quantity of every window, or none at all when it does not vary. To be disposed of.</summary>
    public static Scratch<double> Side<TQuantity>(ReadOnlySpan<OrientedWindow> windows)
        where TQuantity : IWindowQuantity
    {
        var values = Series.Of<TQuantity>(windows);
        var (least, most) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values.Span)
            (least, most) = (Math.Min(least, value), Math.Max(most, value));
        foreach (ref var value in values.Span)
            value = (value - least) / (most - least);
        return most > least ? values : values.Shortened(0);
    }
}
