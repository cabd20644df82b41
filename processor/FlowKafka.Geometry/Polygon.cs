namespace FlowKafka.Geometry;

/// <summary>A convex polygon, for pictures: its corners in order, counter-clockwise.</summary>
public sealed class Polygon
{
    private Polygon(double[] vertices) => Vertices = vertices;

    /// <summary>The corners as x, y, x, y, …, counter-clockwise from the least x (then the least y), none of them
    /// on the line between its neighbours. One corner is a point, two are a segment.</summary>
    public ReadOnlyMemory<double> Vertices { get; }

    /// <summary>How many corners there are: at least one.</summary>
    public int Count => Vertices.Length / 2;

    /// <summary>The area: 0 for a point or a segment.</summary>
    public double Area
    {
        get
        {
            ReadOnlySpan<double> v = Vertices.Span;
            double twice = 0;
            for (int at = 2; at + 3 < v.Length; at += 2)
            {
                twice += ((v[at] - v[0]) * (v[at + 3] - v[1])) - ((v[at + 1] - v[1]) * (v[at + 2] - v[0]));
            }

            return twice / 2;
        }
    }

    /// <summary>The convex hull of points in the plane, by Andrew's monotone chain with an exact orientation test.</summary>
    /// <param name="coordinates">x, y, x, y, …; at least one point, duplicates allowed.</param>
    /// <exception cref="ArgumentException">No point, an odd number of coordinates, or one that is not finite or beyond ±1e300.</exception>
    public static Polygon Of(ReadOnlySpan<double> coordinates)
    {
        double[] points = PointCloud.SortedDistinct(coordinates, 2);
        int count = points.Length / 2;
        if (count == 1)
        {
            return new Polygon(points);
        }

        double[] chain = new double[2 * (count + 1)];
        int lower = Append(points, chain, 0, 0, 1, count);
        int both = Append(points, chain, lower - 1, count - 1, -1, count);
        return new Polygon(chain[..(2 * (both - 1))]);
    }

    private static int Append(double[] points, double[] chain, int floor, int first, int step, int count)
    {
        int length = floor;
        for (int at = first, left = count; left > 0; left--, at += step)
        {
            double x = points[2 * at];
            double y = points[(2 * at) + 1];
            while (length - floor >= 2
                && Orientation.Of(chain[(2 * length) - 4], chain[(2 * length) - 3], chain[(2 * length) - 2], chain[(2 * length) - 1], x, y) <= 0)
            {
                length--;
            }

            chain[2 * length] = x;
            chain[(2 * length) + 1] = y;
            length++;
        }

        return length;
    }
}
