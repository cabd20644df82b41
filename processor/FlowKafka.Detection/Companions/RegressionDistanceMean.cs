using FlowKafka.Detection.Profiles;
using FlowKafka.Geometry.Patterns;

namespace FlowKafka.Detection.Companions;

/// <summary>
/// How thin the cloud (client packets, client bytes) is: from the talk's list (J. Callahan, "ML vs Cryptocoin Miners", 2018).
/// </summary>
internal static class RegressionDistanceMean
{
    /// <summary>The mean perpendicular distance of the windows from their line of total least squares, in units of the means of both
    /// axes: 0 on a line. NaN as for the angle.</summary>
    public static double Of(ReadOnlySpan<OrientedWindow> windows)
    {
        using var plane = ClientPlane.Of(windows);
        using var distances = plane.Distances();
        return Dispersion.Mean(distances.Span);
    }
}
