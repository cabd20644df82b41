namespace FlowKafka.Geometry;

/// <summary>Concave hulls in the plane, one for each pair of axes: a point is inside when it is in all of them. Immutable.</summary>
/// <remarks>The concave hull of a metric pair of J. Callahan, "ML* vs Cryptocoin Miners" (2018), attempt 1, as NetTopologySuite
/// makes it: long border triangles are eroded from the Delaunay triangulation (after Duckham, Kulik, Worboys and Galton 2008).
/// Every point that the hulls were made of is inside, and so are their boundaries, both exactly.</remarks>
public sealed class ConcaveHulls : IRegion
{
    private readonly AxisPairRing[] _rings;
    private readonly Ring[] _prepared;

    /// <summary>Puts a region together from boundaries that are known, as those of a model file.</summary>
    /// <param name="dimension">Coordinates of a point; at least 2.</param>
    /// <param name="rings">The boundaries, each on two different axes of the space; at least one. They are asked in this order.</param>
    /// <exception cref="ArgumentException">No boundary, one without corners, with an odd number of coordinates or with one that is
    /// not finite, or a pair that is no pair of axes.</exception>
    public ConcaveHulls(int dimension, IReadOnlyList<AxisPairRing> rings)
    {
        ArgumentNullException.ThrowIfNull(rings);
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 2);
        Dimension = dimension;
        _rings = [.. rings];
        if (_rings.Length == 0)
        {
            throw new ArgumentException("There must be at least one boundary.", nameof(rings));
        }

        foreach (AxisPairRing ring in _rings)
        {
            AxisPairs.Check(ring.AxisX, ring.AxisY, dimension, nameof(rings));
            ReadOnlySpan<double> corners = ring.Corners.Span;
            if (corners.IsEmpty || corners.Length % 2 != 0 || corners.ContainsAnyExceptInRange(double.MinValue, double.MaxValue))
            {
                throw new ArgumentException($"The boundary on axes {ring.AxisX} and {ring.AxisY} is not one or more corners of two finite coordinates.", nameof(rings));
            }
        }

        _prepared = [.. _rings.Select(ring => new Ring(ring.Corners.Span))];
    }

    /// <summary>Coordinates of a point.</summary>
    public int Dimension { get; }

    /// <summary>The boundaries with their axes, in lexicographic order of these if <see cref="Of"/> made them.</summary>
    public IReadOnlyList<AxisPairRing> Rings => _rings;

    /// <summary>The concave hulls of <paramref name="coordinates"/> on all pairs of axes.</summary>
    /// <param name="coordinates">Points, row by row; at least one. Their order and their duplicates change nothing.</param>
    /// <param name="dimension">Coordinates of a point, 2 to 8.</param>
    /// <param name="ratio">How long a boundary's edges may stay, from 0, the shortest edge of the pair's triangulation, to 1, the
    /// longest, which gives the convex hull. Lengths are measured with each axis scaled to the points' extent.</param>
    /// <remarks>Where a pair's points lie on one line its hull is the segment between the ends. Where the triangulation rounds
    /// so that one of the points would be outside, the pair has its convex hull.</remarks>
    /// <exception cref="ArgumentException">No point, a row cut short, or a coordinate that is not finite or beyond ±1e300.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The dimension is not 2 to 8, or the ratio is not 0 to 1.</exception>
    public static ConcaveHulls Of(ReadOnlySpan<double> coordinates, int dimension, double ratio)
    {
        if (!(ratio is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(ratio), ratio, "The ratio must be from 0 to 1.");
        }

        double[] points = AxisPairs.Check(coordinates, dimension);
        return new ConcaveHulls(
            dimension,
            [.. AxisPairs.Of(dimension).Select(pair => new AxisPairRing(
                pair.X, pair.Y, ConcaveBoundary.Of(AxisPairs.Shadow(points, dimension, pair.X, pair.Y), ratio)))]);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The point has another number of coordinates.</exception>
    public bool Contains(ReadOnlySpan<double> point)
    {
        if (point.Length != Dimension)
        {
            throw new ArgumentException($"The point has {point.Length} coordinates instead of {Dimension}.", nameof(point));
        }

        for (int at = 0; at < _prepared.Length; at++)
        {
            if (!_prepared[at].Contains(point[_rings[at].AxisX], point[_rings[at].AxisY]))
            {
                return false;
            }
        }

        return true;
    }
}
