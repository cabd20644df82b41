using FlowKafka.Detection.Profiles;

namespace FlowKafka.Detection.Companions;

/// <summary>
/// The direction of the cloud (client packets, client bytes): from the talk's list (J. Callahan, "ML vs Cryptocoin Miners",
/// 2018), by K. Pearson's line of closest fit (1901).
/// </summary>
internal static class RegressionAngle
{
    /// <summary>Degrees, -90 to 90, of the line of total least squares with both axes in units of their means, which makes it 45 when all
    /// packets are of one size and more when windows with more packets have larger ones. NaN with fewer than three windows,
    /// without traffic of the client, or when no direction is best, as when all windows are equal.</summary>
    public static double Of(ReadOnlySpan<OrientedWindow> windows)
    {
        using var plane = ClientPlane.Of(windows);
        return plane.Line.Angle;
    }
}
