using FlowKafka.Detection.Companions.Quantities;
using FlowKafka.Detection.Profiles;

namespace FlowKafka.Detection.Companions;

/// <summary>A quantity over the windows of a conversation.</summary>
internal static class Series
{
    /// <summary>The quantity of every window that has it, oldest first. To be disposed of.</summary>
    public static Scratch<double> Of<TQuantity>(ReadOnlySpan<OrientedWindow> windows)
        where TQuantity : IWindowQuantity
    {
        var scratch = new Scratch<double>(windows.Length);
        var count = 0;
        foreach (ref readonly var window in windows)
        {
            var value = TQuantity.Of(window.Point);
            if (!double.IsNaN(value))
                scratch.Span[count++] = value;
        }

        return scratch.Shortened(count);
    }

    /// <summary>The sum over all windows.</summary>
    public static double Sum<TQuantity>(ReadOnlySpan<OrientedWindow> windows)
        where TQuantity : IWindowQuantity
    {
        var sum = 0.0;
        foreach (ref readonly var window in windows)
            sum += TQuantity.Of(window.Point);
        return sum;
    }

    /// <summary>
    /// The quantity of every window in units of its mean: what a faster or slower miner has in common with this one.
    /// To be disposed of.
    /// </summary>
    /// <param name="windows">The windows; all of them have the quantity.</param>
    /// <param name="mean">More than 0.</param>
    public static Scratch<double> Relative<TQuantity>(ReadOnlySpan<OrientedWindow> windows, double mean)
        where TQuantity : IWindowQuantity
    {
        var scratch = new Scratch<double>(windows.Length);
        var values = scratch.Span;
        for (var i = 0; i < values.Length; i++)
            values[i] = TQuantity.Of(windows[i].Point) / mean;
        return scratch;
    }
}
