using System.Collections.Immutable;
using FlowKafka.Geometry;

namespace FlowKafka.Detection.Models;

/// <summary>
/// The hull of whole conversations: each of them is one point, whose coordinates are companions. What lies in it not only
/// has windows like those of miners, but varies over its windows as they do.
/// </summary>
/// <param name="axes">The space: at least two axes.</param>
/// <param name="margin">By which part the hull grows about its centroid.</param>
/// <param name="hull">The hull, without the margin.</param>
public sealed class Shape(ImmutableArray<ShapeAxis> axes, double margin, ModelHull hull)
{
    // Asked once a window of few pairs: cells, as for points, would take longer to make than they ever save.
    private readonly Lazy<HalfSpace[]> _halfSpaces = new(() => [.. hull.HalfSpaces.Select(h => h.ScaledAbout(hull.Centroid.AsSpan(), 1 + margin))]);

    /// <summary>The space: at least two axes.</summary>
    public ImmutableArray<ShapeAxis> Axes => axes;

    /// <summary>By which part the hull grows about its centroid.</summary>
    public double Margin => margin;

    /// <summary>The hull, without the margin.</summary>
    public ModelHull Hull => hull;

    /// <summary>How deep a conversation lies: its least distance to a facet; negative outside, NaN when a coordinate is missing.</summary>
    /// <param name="coordinates">As many numbers as there are axes.</param>
    public double Depth(ReadOnlySpan<double> coordinates)
    {
        foreach (var coordinate in coordinates)
        {
            if (!double.IsFinite(coordinate))
                return double.NaN;
        }

        var depth = double.PositiveInfinity;
        foreach (var halfSpace in _halfSpaces.Value)
            depth = Math.Min(depth, halfSpace.Depth(coordinates));
        return depth;
    }

    /// <summary>True when a conversation lies in the hull, its boundary included.</summary>
    /// <param name="coordinates">As many numbers as there are axes; a missing one (NaN) is outside.</param>
    public bool Contains(ReadOnlySpan<double> coordinates)
    {
        var size = 0.0;
        foreach (var coordinate in coordinates)
            size += Math.Abs(coordinate);
        foreach (var halfSpace in _halfSpaces.Value)
        {
            // Written so that a missing coordinate is outside.
            if (!(halfSpace.Depth(coordinates) >= -HullMembership.Tolerance * (Math.Abs(halfSpace.Offset) + size)))
                return false;
        }

        return double.IsFinite(size);
    }
}
