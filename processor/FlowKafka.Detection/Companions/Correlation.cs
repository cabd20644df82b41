using FlowKafka.Detection.Profiles;

namespace FlowKafka.Detection.Companions;

/// <summary>
/// How closely the client's bytes follow its packets: K. Pearson's r (1896). Of all pairs of metrics the talk found it the
/// strongest; real XMR windows have 0.998.
/// </summary>
internal static class Correlation
{
    /// <summary>r of client packets and client bytes, -1 to 1; NaN with fewer than three windows, or when one of the two does not vary.</summary>
    public static double Of(ReadOnlySpan<OrientedWindow> windows)
    {
        using var plane = ClientPlane.Of(windows);
        return plane.Line.Correlation;
    }
}
