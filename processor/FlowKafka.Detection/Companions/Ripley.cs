using FlowKafka.Detection.Companions.Quantities;
using FlowKafka.Detection.Profiles;
using FlowKafka.Geometry.Patterns;

namespace FlowKafka.Detection.Companions;

/// <summary>
/// How evenly a conversation's windows fill the plane (client packets, client bytes), its bounding box being the unit square:
/// from the talk's list (J. Callahan, "ML vs Cryptocoin Miners", 2018), by B. D. Ripley, "Modelling spatial patterns" (1977),
/// with the translation correction at the edges. The box is the windows' own, so that K is a little too small.
/// </summary>
internal static class Ripley
{
    /// <summary>A tenth of the square's side.</summary>
    private const double Radius = 0.1;

    private const int LeastWindows = 6;

    /// <summary>K at a radius of 0.1: 0.031 by chance; NaN with fewer than six windows, or when packets or bytes do not vary.</summary>
    public static double K(ReadOnlySpan<OrientedWindow> windows)
    {
        if (windows.Length < LeastWindows)
            return double.NaN;
        using var packets = UnitSquare.Side<ClientPackets>(windows);
        using var bytes = UnitSquare.Side<ClientBytes>(windows);
        return packets.Span.IsEmpty || bytes.Span.IsEmpty
            ? double.NaN
            : RipleyFunction.K(packets.Span, bytes.Span, 1, 1, Radius, EdgeCorrection.Translation);
    }

    /// <summary>L at a radius of 0.1: 0.1 by chance, more for windows in clusters or on a line; NaN as for K.</summary>
    public static double L(ReadOnlySpan<OrientedWindow> windows) => RipleyFunction.L(K(windows));
}
