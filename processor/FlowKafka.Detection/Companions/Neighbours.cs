using FlowKafka.Detection.Profiles;
using FlowKafka.Geometry.Patterns;

namespace FlowKafka.Detection.Companions;

/// <summary>
/// How far each window is from the one most like it, in the logarithmic space of four dimensions: from the talk's list (J.
/// Callahan, "ML vs Cryptocoin Miners", 2018), by P. J. Clark and F. C. Evans, "Distance to nearest neighbor as a measure of
/// spatial relationships in populations", Ecology 35 (1954).
/// </summary>
internal static class Neighbours
{
    /// <summary>The mean distance, where 0.1 is some 10 % of one number; NaN with fewer than two windows.</summary>
    public static double Mean(ReadOnlySpan<OrientedWindow> windows)
    {
        using var distances = Distances(windows);
        return Dispersion.Mean(distances.Span);
    }

    /// <summary>The median distance, where 0.1 is some 10 % of one number; NaN with fewer than two windows.</summary>
    public static double Median(ReadOnlySpan<OrientedWindow> windows)
    {
        using var distances = Distances(windows);
        return OrderStatistics.Median(distances.Span);
    }

    private static Scratch<double> Distances(ReadOnlySpan<OrientedWindow> windows)
    {
        if (windows.Length < 2)
            return new(0);
        var distances = new Scratch<double>(windows.Length);
        using var points = LogPoints.Of(windows);
        NearestNeighbours.Distances(points.Span, LogPoints.Dimension, distances.Span);
        return distances;
    }
}
