using FlowKafka.Detection.Models;
using FlowKafka.Geometry;

namespace FlowKafka.Detection.Documents;

/// <summary>The shadow that a hull throws on the plane of two features.</summary>
internal static class HullShadow
{
    /// <summary>The convex hull of the vertices' projections, with the model's margin. It has no more corners than the hull has vertices.</summary>
    public static Polygon Of(ModelHull hull, double margin, int x, int y)
    {
        var flat = new double[2 * hull.Vertices.Length];
        for (var i = 0; i < hull.Vertices.Length; i++)
        {
            flat[2 * i] = Grown(hull, margin, hull.Vertices[i][x], x);
            flat[(2 * i) + 1] = Grown(hull, margin, hull.Vertices[i][y], y);
        }

        return Polygon.Of(flat);
    }

    // Without a margin it changes nothing, not even the last bit.
    private static double Grown(ModelHull hull, double margin, double value, int axis) => value + (margin * (value - hull.Centroid[axis]));
}
