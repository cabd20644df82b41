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
    /// To be disposed of. The mean must not be 0.
    /// </summary>
    public static Scratch<double> Relative<TQuantity>(ReadOnlySpan<OrientedWindow> windows)
        where TQuantity : IWindowQuantity
    {
        var scratch = Of<TQuantity>(windows);
        var mean = Sum<TQuantity>(windows) / windows.Length;
        foreach (ref var value in scratch.Span)
            value /= mean;
        return scratch;
    }
}
