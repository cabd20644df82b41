using System.Numerics;

namespace FlowKafka.Geometry.Tests;

/// <summary>An oracle: a hull's facets once more, as integer equations through vertices that lie on them.</summary>
internal sealed class ExactHull
{
    private readonly List<(BigInteger[] Normal, BigInteger Offset)> _facets = [];

    /// <summary>Finds d independent vertices on each facet, and checks that no point is above the plane through them.</summary>
    public ExactHull(ConvexHull hull, double[] points)
    {
        long[][] vertices = Rows(hull.Vertices.ToArray(), hull.Dimension);
        long[][] all = Rows(points, hull.Dimension);
        foreach (HalfSpace facet in hull.HalfSpaces)
        {
            double size = vertices.Max(vertex => vertex.Max(Math.Abs));
            long[][] on = [.. vertices.Where(vertex => Math.Abs(facet.Depth([.. vertex.Select(x => (double)x)])) < 1e-11 * size)];
            _facets.Add(Plane(on, all));
        }
    }

    public bool Contains(long[] point) => _facets.TrueForAll(facet => Above(facet.Normal, facet.Offset, point) <= 0);

    private static long[][] Rows(double[] points, int dimension) =>
        [.. points.Chunk(dimension).Select(row => row.Select(x => (long)x).ToArray())];

    private static (BigInteger[] Normal, BigInteger Offset) Plane(long[][] on, long[][] all)
    {
        foreach (long[][] corners in Choices(on, all[0].Length, 0))
        {
            BigInteger[] normal = [.. Enumerable.Range(0, all[0].Length).Select(axis => Cofactor(corners, axis))];
            if (normal.All(component => component.IsZero))
            {
                continue;
            }

            BigInteger offset = Above(normal, 0, corners[0]);
            if (all.Any(point => Above(normal, offset, point) > 0))
            {
                (normal, offset) = ([.. normal.Select(component => -component)], -offset);
            }

            Assert.All(all, point => Assert.True(Above(normal, offset, point) <= 0, "A facet cuts the cloud."));
            return (normal, offset);
        }

        throw new InvalidOperationException("A facet without enough vertices on it.");
    }

    private static IEnumerable<long[][]> Choices(long[][] on, int left, int from)
    {
        if (left == 0)
        {
            yield return [];
            yield break;
        }

        for (int at = from; at <= on.Length - left; at++)
        {
            foreach (long[][] rest in Choices(on, left - 1, at + 1))
            {
                yield return [on[at], .. rest];
            }
        }
    }

    private static BigInteger Cofactor(long[][] corners, int axis)
    {
        BigInteger[][] rows = [.. corners.Skip(1).Select(corner =>
            corner.Select((x, at) => (BigInteger)x - corners[0][at]).Where((_, at) => at != axis).ToArray())];
        return axis % 2 == 0 ? Determinant(rows) : -Determinant(rows);
    }

    private static BigInteger Determinant(BigInteger[][] rows) =>
        rows.Length == 0
            ? BigInteger.One
            : rows[0].Select((factor, at) =>
                (at % 2 == 0 ? factor : -factor) * Determinant([.. rows.Skip(1).Select(row => row.Where((_, other) => other != at).ToArray())]))
                .Aggregate(BigInteger.Zero, (sum, term) => sum + term);

    private static BigInteger Above(BigInteger[] normal, BigInteger offset, long[] point) =>
        normal.Select((component, axis) => component * point[axis]).Aggregate(BigInteger.Zero, (sum, term) => sum + term) - offset;
}
