using NetTopologySuite.Algorithm.Hull;
using NetTopologySuite.Geometries;
using NetTopologySuite.Triangulate.QuadEdge;

namespace FlowKafka.Geometry;

/// <summary>The boundary of a concave hull in the plane, from NetTopologySuite.</summary>
internal static class ConcaveBoundary
{
    /// <summary>The boundary's corners, counter-clockwise or not, the first not repeated; the convex hull's where the library's
    /// triangulation fails or leaves out a point.</summary>
    /// <param name="coordinates">x, y, x, y, …; at least one point.</param>
    /// <param name="ratio">From 0, which erodes all it can, to 1, which erodes nothing.</param>
    public static double[] Of(ReadOnlySpan<double> coordinates, double ratio)
    {
        double[] points = PointCloud.SortedDistinct(coordinates, 2);
        double[] convex = Polygon.Of(points).Vertices.ToArray();
        if (convex.Length < 6 || ratio == 1)
        {
            return convex;
        }

        return Erode(points, ratio) is { } corners && HoldsAll(corners, points) ? corners : convex;
    }

    private static double[]? Erode(double[] points, double ratio)
    {
        BoundingBox box = BoundingBox.Of(points, 2);
        Dictionary<(double X, double Y), int> indices = [];
        Coordinate[] scaled = new Coordinate[points.Length / 2];
        for (int point = 0; point < scaled.Length; point++)
        {
            double x = Scale(points[2 * point], box, 0);
            double y = Scale(points[(2 * point) + 1], box, 1);
            scaled[point] = new Coordinate(x, y);
            indices[(x, y)] = point;
        }

        try
        {
            return ConcaveHull.ConcaveHullByLengthRatio(GeometryFactory.Default.CreateMultiPointFromCoords(scaled), ratio) is NetTopologySuite.Geometries.Polygon hull
                ? [.. hull.ExteriorRing.Coordinates.SkipLast(1).SelectMany(corner => points.AsSpan(2 * indices[(corner.X, corner.Y)], 2).ToArray())]
                : null;
        }
        catch (LocateFailureException)
        {
            return null;
        }
    }

    // The extent is not 0, or all points were on one line. Halves do not overflow.
    private static double Scale(double value, BoundingBox box, int axis)
    {
        double low = box.Minimum.Span[axis] / 2;
        return ((value / 2) - low) / ((box.Maximum.Span[axis] / 2) - low);
    }

    private static bool HoldsAll(double[] corners, double[] points)
    {
        Ring ring = new(corners);
        for (int at = 0; at < points.Length; at += 2)
        {
            if (!ring.Contains(points[at], points[at + 1]))
            {
                return false;
            }
        }

        return true;
    }
}
