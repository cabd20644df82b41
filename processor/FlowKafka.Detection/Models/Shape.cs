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
    private readonly Lazy<HullMembership> _membership = new(() => hull.ToMembership(margin));

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

        return _membership.Value.Depth(coordinates);
    }

    /// <summary>True when a conversation lies in the hull, its boundary included.</summary>
    /// <param name="coordinates">As many numbers as there are axes; a missing one (NaN) is outside.</param>
    public bool Contains(ReadOnlySpan<double> coordinates) => _membership.Value.Contains(coordinates);
}
