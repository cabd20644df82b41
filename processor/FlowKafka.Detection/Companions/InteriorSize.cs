using FlowKafka.Detection.Companions.Quantities;
using FlowKafka.Detection.Profiles;
using FlowKafka.Geometry;

namespace FlowKafka.Detection.Companions;

/// <summary>
/// How much room a conversation takes: the interior of its own hull, from the talk's list (J. Callahan, "ML vs Cryptocoin Miners",
/// 2018), with each axis in units of its mean, so that a faster miner's is as large as a slower one's.
/// </summary>
/// <remarks>
/// The hull is built of the raw numbers: as integers they have exact volumes and flats, in a twentieth of the time that their
/// logarithms take. From 2²⁴ on, numbers are rounded to multiples of a power of two.
/// </remarks>
internal static class InteriorSize
{
    private const int Dimension = 4;

    private const double MostBits = 24;

    /// <summary>
    /// The edge of the four-dimensional cube with the volume of the windows' hull, in units of the means: 0.1 is some 10 % of
    /// each number. 0 for a flat hull, such as that of windows in which bytes follow packets exactly. NaN with fewer than five
    /// windows.
    /// </summary>
    public static double Of(ReadOnlySpan<OrientedWindow> windows)
    {
        if (windows.Length <= Dimension)
            return double.NaN;
        using var points = new Scratch<double>(windows.Length * Dimension);
        var means = Axis<ClientBytes>(windows, points.Span) * Axis<ClientPackets>(windows, points.Span[1..])
            * Axis<ServerBytes>(windows, points.Span[2..]) * Axis<ServerPackets>(windows, points.Span[3..]);
        return means > 0 ? Math.Pow(ConvexHull.VolumeOf(points.Span, Dimension) / means, 1.0 / Dimension) : 0;
    }

    /// <summary>Writes a quantity into every fourth place, in units that its integers stay small in, and returns its mean in them.</summary>
    private static double Axis<TQuantity>(ReadOnlySpan<OrientedWindow> windows, Span<double> places)
        where TQuantity : IWindowQuantity
    {
        var (most, sum) = (1.0, 0.0);
        foreach (ref readonly var window in windows)
            most = Math.Max(most, TQuantity.Of(window.Point));
        var unit = Math.ScaleB(1, -(int)Math.Max(0, Math.Floor(Math.Log2(most)) + 1 - MostBits));
        for (var i = 0; i < windows.Length; i++)
        {
            places[i * Dimension] = Math.Round(TQuantity.Of(windows[i].Point) * unit);
            sum += places[i * Dimension];
        }

        return sum / windows.Length;
    }
}
