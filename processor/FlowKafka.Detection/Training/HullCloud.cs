using FlowKafka.Geometry;

namespace FlowKafka.Detection.Training;

/// <summary>The points that a hull is made of: without the oddest, on a lattice.</summary>
internal static class HullCloud
{
    /// <summary>The hull of the points that stay.</summary>
    /// <param name="coordinates">Points, row by row; at least one.</param>
    /// <param name="dimension">Coordinates of a point.</param>
    /// <param name="trim">Which part is left out, see <see cref="OutlierTrim"/>.</param>
    /// <param name="resolution">What coordinates become multiples of; 0 leaves them.</param>
    public static ConvexHull Hull(double[] coordinates, int dimension, double trim, double resolution)
    {
        var stay = OutlierTrim.Of(coordinates, dimension, trim);
        if (resolution == 0)
            return ConvexHull.Of(stay, dimension);
        var rounded = new double[stay.Length];
        for (var i = 0; i < rounded.Length; i++)
            rounded[i] = Math.Round(stay[i] / resolution) * resolution;
        return ConvexHull.Of(rounded, dimension);
    }
}
