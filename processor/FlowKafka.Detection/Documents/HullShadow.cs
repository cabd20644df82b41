using FlowKafka.Detection.Models;
using FlowKafka.Geometry;

namespace FlowKafka.Detection.Documents;

/// <summary>The shadow that a hull throws on the plane of two features.</summary>
internal static class HullShadow
{
    /// <summary>
    /// The convex hull of the vertices' projections, with the model's margin. The facets of a rounded hull lie beyond its vertices:
    /// there each vertex stands for the box of its grid cell.
    /// </summary>
    public static Polygon Of(ModelHull hull, double margin, int x, int y)
    {
        var reach = hull.Reach();
        ReadOnlySpan<(double X, double Y)> cell = reach == 0 ? [(0, 0)] : [(-reach, -reach), (reach, -reach), (reach, reach), (-reach, reach)];
        var flat = new double[2 * cell.Length * hull.Vertices.Length];
        var at = 0;
        foreach (var vertex in hull.Vertices)
        {
            foreach (var corner in cell)
            {
                flat[at++] = Grown(hull, margin, vertex[x] + corner.X, x);
                flat[at++] = Grown(hull, margin, vertex[y] + corner.Y, y);
            }
        }

        return Polygon.Of(flat);
    }

    // Without a margin it changes nothing, not even the last bit.
    private static double Grown(ModelHull hull, double margin, double value, int axis) => value + (margin * (value - hull.Centroid[axis]));
}
