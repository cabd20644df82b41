using System.Collections.Immutable;
using FlowKafka.Detection.Models;
using FlowKafka.Detection.Profiles;

namespace FlowKafka.Detection.Verdicts;

/// <summary>Holds conversations against bars. Cheap demands first; it stops at the first that is not met unless all is to be told.</summary>
internal static class BarJudge
{
    /// <summary>True when a conversation meets a bar.</summary>
    /// <param name="bar">The bar.</param>
    /// <param name="inHull">How many of the windows lie in the model's hulls.</param>
    /// <param name="windows">The complete windows, oldest first.</param>
    public static bool IsMet(ModelBar bar, int inHull, ReadOnlySpan<OrientedWindow> windows)
    {
        if (!IsEnough(bar, inHull, windows.Length))
            return false;
        foreach (var bound in bar.Companions)
        {
            if (!bound.Holds(bound.Measure(windows)))
                return false;
        }

        return bar.Shape is not { } shape || Contains(shape, windows);
    }

    /// <summary>True when there are enough windows, and enough of them lie in the hulls.</summary>
    public static bool IsEnough(ModelBar bar, int inHull, int complete) =>
        complete >= bar.Points && (double)inHull / complete >= bar.MembershipThreshold;

    /// <summary>All that a bar asks, and the answers.</summary>
    public static BarVerdict Describe(ModelBar bar, int inHull, ReadOnlySpan<OrientedWindow> windows)
    {
        var values = new CompanionValue[bar.Companions.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = new(bar.Companions[i], bar.Companions[i].Measure(windows));
        double? depth = null;
        var isInShape = true;
        if (bar.Shape is { } shape)
        {
            Span<double> coordinates = stackalloc double[shape.Axes.Length];
            Map(shape.Axes, windows, coordinates);
            (depth, isInShape) = (shape.Depth(coordinates), shape.Contains(coordinates));
        }

        return new(bar, windows.Length == 0 ? 0 : (double)inHull / windows.Length, [.. values], depth, isInShape);
    }

    /// <summary>The point that stands for a conversation in a shape's space.</summary>
    public static void Map(ImmutableArray<ShapeAxis> axes, ReadOnlySpan<OrientedWindow> windows, Span<double> coordinates)
    {
        for (var axis = 0; axis < axes.Length; axis++)
            coordinates[axis] = axes[axis].Of(axes[axis].Measure(windows));
    }

    private static bool Contains(Shape shape, ReadOnlySpan<OrientedWindow> windows)
    {
        Span<double> coordinates = stackalloc double[FeatureSpace.MostDimensions];
        coordinates = coordinates[..shape.Axes.Length];
        Map(shape.Axes, windows, coordinates);
        return shape.Contains(coordinates);
    }
}
