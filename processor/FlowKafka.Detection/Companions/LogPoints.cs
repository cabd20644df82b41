using FlowKafka.Detection.Models;
using FlowKafka.Detection.Profiles;

namespace FlowKafka.Detection.Companions;

/// <summary>The windows as points of the logarithmic space.</summary>
internal static class LogPoints
{
    /// <summary>The points, row by row. To be disposed of.</summary>
    public static Scratch<double> Of(ReadOnlySpan<OrientedWindow> windows)
    {
        var space = FeatureSpace.Log;
        var points = new Scratch<double>(windows.Length * space.Dimension);
        for (var i = 0; i < windows.Length; i++)
            space.Map(windows[i].Point, points.Span[(i * space.Dimension)..]);
        return points;
    }
}
