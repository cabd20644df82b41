using FlowKafka.Detection.Profiles;

namespace FlowKafka.Detection.Companions;

/// <summary>
/// Bytes that one more packet of the client brings: the slope of the talk's striations (J. Callahan, "ML vs Cryptocoin
/// Miners", 2018), by total least squares on axes in units of their means.
/// </summary>
internal static class RegressionSlope
{
    /// <summary>Bytes a packet; NaN with fewer than three windows, or when the packets do not vary.</summary>
    public static double Of(ReadOnlySpan<OrientedWindow> windows)
    {
        using var plane = ClientPlane.Of(windows);
        return plane.PacketsVary ? plane.Line.Slope * plane.BytesMean / plane.PacketsMean : double.NaN;
    }
}
