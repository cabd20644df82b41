namespace FlowKafka.Geometry;

/// <summary>The convex hull of a cloud of points in 2 to 8 dimensions. Immutable.</summary>
/// <remarks>
/// <para>No test is decided by rounding, and the same points in any order, repeated any number of times, give the same hull to
/// the last bit. Facets are coplanar if they are so exactly. Volumes beyond the range of a double are infinite.</para>
/// <para>A cloud of fewer dimensions than its space is flat, and has its hull in the flat that holds it; that is never an error.
/// Integer coordinates (up to 2⁵³) are taken at their word. Others carry rounding, so a cloud that is thinner in some direction
/// than <see cref="FlatTolerance"/> is flat, too.</para>
/// </remarks>
public sealed class ConvexHull
{
    /// <summary>2⁻⁴⁰ of the greatest coordinate on each axis: what counts as flat unless all coordinates are integers.</summary>
    public const double FlatTolerance = 1.0 / (1L << 40);

    private readonly double[] _vertices;
    private readonly HalfSpace[] _halfSpaces;
    private readonly double[] _centroid;

    internal ConvexHull(
        int dimension,
        int affineDimension,
        double[] vertices,
        HalfSpace[] halfSpaces,
        int facetCount,
        double affineVolume,
        double[] centroid,
        BoundingBox boundingBox)
    {
        Dimension = dimension;
        AffineDimension = affineDimension;
        _vertices = vertices;
        _halfSpaces = halfSpaces;
        FacetCount = facetCount;
        AffineVolume = affineVolume;
        _centroid = centroid;
        BoundingBox = boundingBox;
    }

    /// <summary>Coordinates of a point: 2 to 8.</summary>
    public int Dimension { get; }

    /// <summary>The dimension of the flat that holds all points: 0 if they are all equal, 1 on a line, and so on up to <see cref="Dimension"/>.</summary>
    public int AffineDimension { get; }

    /// <summary>The extreme points, row by row, as they were given, in lexicographic order.</summary>
    public ReadOnlyMemory<double> Vertices => _vertices;

    /// <summary>How many extreme points there are.</summary>
    public int VertexCount => _vertices.Length / Dimension;

    /// <summary>The half-spaces whose intersection the hull is: first one for each facet, in lexicographic order of normal (to nine
    /// decimals) and offset; then, for a flat cloud, a pair of opposite ones for each equation of its flat.</summary>
    public IReadOnlyList<HalfSpace> HalfSpaces => _halfSpaces;

    /// <summary>How many of <see cref="HalfSpaces"/>, from the start, are facets.</summary>
    public int FacetCount { get; }

    /// <summary>The volume in <see cref="Dimension"/> dimensions: 0 for a flat cloud.</summary>
    public double Volume => AffineDimension == Dimension ? AffineVolume : 0;

    /// <summary>The volume in <see cref="AffineDimension"/> dimensions: a length on a line, an area in a plane; 1 for a single point.</summary>
    public double AffineVolume { get; }

    /// <summary>The hull's centre of mass.</summary>
    public ReadOnlyMemory<double> Centroid => _centroid;

    /// <summary>The smallest box around the hull.</summary>
    public BoundingBox BoundingBox { get; }

    /// <summary>The hull of <paramref name="coordinates"/>.</summary>
    /// <param name="coordinates">Points, row by row; at least one.</param>
    /// <param name="dimension">Coordinates of a point, 2 to 8.</param>
    /// <exception cref="ArgumentException">No point, a row cut short, or a coordinate that is not finite or beyond ±1e300.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The dimension is not 2 to 8.</exception>
    public static ConvexHull Of(ReadOnlySpan<double> coordinates, int dimension)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dimension, 8);
        double[] points = PointCloud.SortedDistinct(coordinates, dimension);
        return HullBuilder.Build(points, dimension);
    }

    /// <summary>The <see cref="Volume"/> of the hull of <paramref name="coordinates"/>, for those who need nothing else of it.</summary>
    /// <param name="coordinates">Points, row by row; at least one.</param>
    /// <param name="dimension">Coordinates of a point, 2 to 8.</param>
    /// <returns>The same to the last bit when the coordinates are integers whose determinants fit into 127 bits, such as 24 bits each
    /// in four dimensions; otherwise to a few last bits.</returns>
    /// <exception cref="ArgumentException">No point, a row cut short, or a coordinate that is not finite or beyond ±1e300.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The dimension is not 2 to 8.</exception>
    public static double VolumeOf(ReadOnlySpan<double> coordinates, int dimension)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dimension, 8);
        return HullBuilder.Volume(PointCloud.SortedDistinct(coordinates, dimension), dimension);
    }

    /// <summary>The hull scaled about its centroid.</summary>
    /// <param name="fraction">More than -1: 0.05 moves every facet 5 % further from the centroid, 0 changes nothing.</param>
    public ConvexHull WithMargin(double fraction)
    {
        double factor = 1 + fraction;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(factor, nameof(fraction));
        double[] scaled = new double[_vertices.Length];
        for (int at = 0; at < _vertices.Length; at++)
        {
            scaled[at] = _vertices[at] + (fraction * (_vertices[at] - _centroid[at % Dimension]));
        }

        return new ConvexHull(
            Dimension,
            AffineDimension,
            scaled,
            [.. _halfSpaces.Select(halfSpace => halfSpace.ScaledAbout(_centroid, factor))],
            FacetCount,
            AffineVolume * Math.Pow(factor, AffineDimension),
            _centroid,
            BoundingBox.ScaledAbout(_centroid, factor));
    }

    /// <summary>The test for membership in this hull.</summary>
    public HullMembership ToMembership() => new(_halfSpaces, Dimension, BoundingBox, default, _vertices);

    /// <summary>The hull's shadow on the plane of two axes, for pictures.</summary>
    /// <param name="axisX">The axis that becomes x, from 0.</param>
    /// <param name="axisY">The axis that becomes y, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    public Polygon Project(int axisX, int axisY)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(axisX);
        ArgumentOutOfRangeException.ThrowIfNegative(axisY);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(axisX, Dimension);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(axisY, Dimension);
        double[] shadow = new double[2 * VertexCount];
        for (int vertex = 0; vertex < VertexCount; vertex++)
        {
            shadow[2 * vertex] = _vertices[(vertex * Dimension) + axisX];
            shadow[(2 * vertex) + 1] = _vertices[(vertex * Dimension) + axisY];
        }

        return Polygon.Of(shadow);
    }
}
