using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using FlowKafka.Detection.Profiles;

namespace FlowKafka.Detection.Companions;

/// <summary>The windows as points of the logarithmic space.</summary>
internal static class LogPoints
{
    /// <summary>Coordinates of a point.</summary>
    public const int Dimension = 4;

    /// <summary>The points, row by row: what <see cref="Models.FeatureSpace.Log"/> maps them to, to a few last bits. To be disposed of.</summary>
    public static Scratch<double> Of(ReadOnlySpan<OrientedWindow> windows)
    {
        var points = new Scratch<double>(windows.Length * Dimension);
        var rows = MemoryMarshal.Cast<double, Vector256<double>>(points.Span);
        for (var i = 0; i < rows.Length; i++)
        {
            var point = windows[i].Point;
            rows[i] = Vector256.Log(Vector256.Create(point.ClientBytes, point.ClientPackets, point.ServerBytes, point.ServerPackets) + Vector256<double>.One);
        }

        return points;
    }
}
