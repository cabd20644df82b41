using FlowKafka.Detection.Profiles;
using FlowKafka.Geometry.Patterns;

namespace FlowKafka.Detection.Companions;

/// <summary>
/// How a conversation's windows gather about their centre on the plane (client packets, client bytes), both axes in units of
/// their means: the cheap count within concentric circles of the talk's list (J. Callahan, "ML vs Cryptocoin Miners", 2018).
/// </summary>
internal static class Circles
{
    /// <summary>
    /// The share of windows within a circle about the mean, averaged over ten circles with radii of 0.1, 0.2 and so on to 1:
    /// 1 when all windows are nearly alike, 0 when each is further from the mean than the mean is from nothing. NaN with
    /// fewer than three windows, or without traffic of the client.
    /// </summary>
    public static double Of(ReadOnlySpan<OrientedWindow> windows)
    {
        using var plane = ClientPlane.Of(windows);
        if (plane.Packets.Span.IsEmpty)
            return double.NaN;
        ReadOnlySpan<double> radii = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];
        Span<int> counts = stackalloc int[radii.Length];
        CircleCounts.Count(plane.Packets.Span, plane.Bytes.Span, (1, 1), radii, counts);
        var sum = 0;
        foreach (var count in counts)
            sum += count;
        return sum / (double)(counts.Length * windows.Length);
    }
}
