using System.Numerics;

namespace FlowKafka.Geometry;

/// <summary>Puts a hull together: flat, boundary, extreme points, measures, half-spaces.</summary>
internal static class HullBuilder
{
    /// <param name="points">Distinct points in lexicographic order.</param>
    /// <param name="dimension">Coordinates of a point.</param>
    public static ConvexHull Build(double[] points, int dimension)
    {
        double tolerance = AreIntegers(points) ? 0 : ConvexHull.FlatTolerance;
        ScaledCloud cloud = new(points, dimension);
        int[] units = Lattice.Units(points, dimension);
        return Lattice.FitsInt128(points, dimension, units)
            ? Build(points, cloud, new NarrowLattice(points, units), tolerance)
            : Build(points, cloud, new WideLattice(points, units, [.. Enumerable.Range(0, dimension)]), tolerance);
    }

    /// <summary>The volume that the hull would have, without its half-spaces.</summary>
    /// <param name="points">Distinct points in lexicographic order.</param>
    /// <param name="dimension">Coordinates of a point.</param>
    public static double Volume(double[] points, int dimension)
    {
        double tolerance = AreIntegers(points) ? 0 : ConvexHull.FlatTolerance;
        ScaledCloud cloud = new(points, dimension);
        int[] units = Lattice.Units(points, dimension);
        return Lattice.FitsInt128(points, dimension, units)
            ? Volume(cloud, new NarrowLattice(points, units), tolerance)
            : Volume(cloud, new WideLattice(points, units, [.. Enumerable.Range(0, dimension)]), tolerance);
    }

    private static double Volume<T>(ScaledCloud cloud, ICoordinates<T> exact, double tolerance)
        where T : struct, IBinaryInteger<T>
    {
        AffineFlat flat = AffineFlat.Of(cloud, exact, tolerance);
        return flat.Dimension < cloud.Dimension
            ? 0
            : new QuickHull<T>(cloud, exact).Volume(flat.Simplex, new HullMeasure<T>(cloud, exact, flat.Simplex)) * flat.Stretch;
    }

    private static ConvexHull Build<T>(double[] points, ScaledCloud cloud, ICoordinates<T> exact, double tolerance)
        where T : struct, IBinaryInteger<T>
    {
        int dimension = cloud.Dimension;
        AffineFlat flat = AffineFlat.Of(cloud, exact, tolerance);
        FlatFrame frame = new(points, dimension, flat, tolerance);
        BoundingBox box = BoundingBox.Of(points, dimension);
        if (flat.Dimension == 0)
        {
            return new ConvexHull(dimension, 0, points[..dimension], [.. frame.Equations()], 0, 1, points[..dimension], box);
        }

        bool isFull = flat.Dimension == dimension;
        ScaledCloud shadow = isFull ? cloud : cloud.On(flat.Axes);
        ICoordinates<T> exactShadow = isFull ? exact : exact.On(flat.Axes);
        SimplicialHull boundary = flat.Dimension == 1
            ? Segment(shadow)
            : new QuickHull<T>(shadow, exactShadow).Run(flat.Simplex);
        int[] extreme = boundary.ExtremePoints();
        HullMeasure<T> measure = new(shadow, exactShadow, flat.Simplex);
        HalfSpace[] facets = Facets(boundary, measure, frame, extreme, cloud, flat.Simplex, out double[] centroid);
        Array.Sort(facets, Compare);
        double[] vertices = new double[extreme.Length * dimension];
        for (int vertex = 0; vertex < extreme.Length; vertex++)
        {
            points.AsSpan(extreme[vertex] * dimension, dimension).CopyTo(vertices.AsSpan(vertex * dimension));
        }

        return new ConvexHull(
            dimension,
            flat.Dimension,
            vertices,
            [.. facets, .. frame.Equations()],
            facets.Length,
            measure.Volume * flat.Stretch,
            centroid,
            box);
    }

    private static HalfSpace[] Facets<T>(
        SimplicialHull boundary, HullMeasure<T> measure, FlatFrame frame, int[] extreme, ScaledCloud cloud, int[] inner, out double[] centroid)
        where T : struct, IBinaryInteger<T>
    {
        CenterOfMass center = new(cloud, inner);
        int[] simplices = new int[boundary.FacetCount];
        foreach (int facet in boundary.FacetOf)
        {
            simplices[facet]++;
        }

        var outward = new (double Mantissa, int Exponent)[boundary.Dimension];
        double[]?[] normals = new double[boundary.FacetCount][];
        double[] offsets = new double[boundary.FacetCount];
        HashSet<int> isExtreme = [.. extreme];
        for (int simplex = 0; simplex < boundary.Count; simplex++)
        {
            int facet = boundary.FacetOf[simplex];
            ReadOnlySpan<int> corners = boundary.Corners.AsSpan(simplex * boundary.Dimension, boundary.Dimension);
            center.Add(corners, measure.Add(corners, simplices[facet] > 1, outward));
            if (normals[facet] is not { } normal)
            {
                normals[facet] = normal = frame.Normal(outward);
                offsets[facet] = frame.Support(normal, double.NegativeInfinity);
            }

            foreach (int corner in corners)
            {
                if (isExtreme.Contains(corner))
                {
                    offsets[facet] = Math.Max(offsets[facet], frame.Dot(normal, corner));
                }
            }
        }

        centroid = center.Point();
        return [.. normals.Select((normal, facet) => new HalfSpace(normal, offsets[facet]))];
    }

    private static bool AreIntegers(double[] points)
    {
        foreach (double x in points)
        {
            if (!(Math.Abs(x) <= 1L << 53 && x == Math.Truncate(x)))
            {
                return false;
            }
        }

        return true;
    }

    private static SimplicialHull Segment(ScaledCloud line)
    {
        int low = 0;
        int high = 0;
        for (int point = 1; point < line.Count; point++)
        {
            low = line.Rows[point] < line.Rows[low] ? point : low;
            high = line.Rows[point] > line.Rows[high] ? point : high;
        }

        return SimplicialHull.OfSegment(low, high);
    }

    // Parallel facets may differ in their normals' last bits: these must not decide before the offset does.
    private static int Compare(HalfSpace left, HalfSpace right)
    {
        for (int axis = 0; axis < left.Normal.Length; axis++)
        {
            int order = Math.Round(left.Normal.Span[axis], 9).CompareTo(Math.Round(right.Normal.Span[axis], 9));
            if (order != 0)
            {
                return order;
            }
        }

        int byOffset = left.Offset.CompareTo(right.Offset);
        return byOffset != 0 ? byOffset : left.Normal.Span.SequenceCompareTo(right.Normal.Span);
    }
}
