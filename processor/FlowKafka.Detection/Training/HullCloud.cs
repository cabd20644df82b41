using FlowKafka.Detection.Models;
using FlowKafka.Geometry;

namespace FlowKafka.Detection.Training;

/// <summary>The points that a hull is made of: without the oddest, on a lattice.</summary>
internal static class HullCloud
{
    /// <summary>The hull of the points that stay, and as a model holds it.</summary>
    /// <param name="coordinates">Points, row by row; at least one.</param>
    /// <param name="dimension">Coordinates of a point.</param>
    /// <param name="trim">Which part is left out, see <see cref="OutlierTrim"/>.</param>
    /// <param name="resolution">
    /// What coordinates become multiples of, so that the hull has fewer facets; 0 leaves them. The half-spaces of the model are
    /// moved outwards by what rounding may have taken away, half of it along each axis: every point that stays is inside.
    /// </param>
    public static (ConvexHull Hull, ModelHull Model) Hull(double[] coordinates, int dimension, double trim, double resolution)
    {
        var points = OutlierTrim.Of(coordinates, dimension, trim);
        if (resolution == 0)
        {
            var exact = ConvexHull.Of(points, dimension);
            return (exact, ModelHull.Of(exact));
        }

        var hull = ConvexHull.Of([.. points.Select(x => Math.Round(x / resolution) * resolution)], dimension);
        var model = ModelHull.Of(hull);
        return (hull, model with { HalfSpaces = [.. model.HalfSpaces.Select(h => Moved(h, resolution / 2))] });
    }

    // A box of that reach about any point of the half-space lies in the moved one.
    private static HalfSpace Moved(in HalfSpace halfSpace, double reach)
    {
        var sum = 0.0;
        foreach (var component in halfSpace.Normal.Span)
            sum += Math.Abs(component);
        return new(halfSpace.Normal, halfSpace.Offset + (reach * sum));
    }
}
