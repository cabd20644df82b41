using FlowKafka.Detection.Companions.Quantities;
using FlowKafka.Detection.Profiles;

namespace FlowKafka.Detection.Companions;

/// <summary>
/// A quantity as it would be in a window that its records fill. A window that holds two intervals of an interface has twice
/// the packets and twice the time.
/// </summary>
internal static class Pace
{
    // A shorter time says little about the pace.
    private const double LeastCovered = 0.1;

    /// <summary>The quantity of one window for each window size that its records cover.</summary>
    public static double Of<TQuantity>(in OrientedWindow window)
        where TQuantity : IWindowQuantity => TQuantity.Of(window.Point) / Math.Max(LeastCovered, window.Covered);

    /// <summary>The quantity of all windows, oldest first. To be disposed of.</summary>
    public static Scratch<double> Series<TQuantity>(ReadOnlySpan<OrientedWindow> windows)
        where TQuantity : IWindowQuantity
    {
        var scratch = new Scratch<double>(windows.Length);
        for (var i = 0; i < windows.Length; i++)
            scratch.Span[i] = Of<TQuantity>(windows[i]);
        return scratch;
    }
}
