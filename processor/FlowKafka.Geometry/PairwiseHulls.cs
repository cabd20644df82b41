namespace FlowKafka.Geometry;

/// <summary>Convex hulls in the plane, one for each pair of axes: a point is inside when it is in all of them. Immutable.</summary>
/// <remarks>The hulls per metric pair of J. Callahan, "ML* vs Cryptocoin Miners" (2018), attempt 1. The region holds the convex
/// hull of the same points, and whatever no single pair of axes can tell from it.</remarks>
public sealed class PairwiseHulls : IRegion
{
    private readonly AxisPairHull[] _hulls;
    private readonly HullMembership[] _memberships;

    /// <summary>Puts a region together from hulls that are known, as those of a model file.</summary>
    /// <param name="dimension">Coordinates of a point; at least 2.</param>
    /// <param name="hulls">The hulls, each on two different axes of the space; at least one. They are asked in this order.</param>
    /// <exception cref="ArgumentException">No hull, one that is not of dimension 2, or a pair that is no pair of axes.</exception>
    public PairwiseHulls(int dimension, IReadOnlyList<AxisPairHull> hulls)
    {
        ArgumentNullException.ThrowIfNull(hulls);
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 2);
        Dimension = dimension;
        _hulls = [.. hulls];
        if (_hulls.Length == 0)
        {
            throw new ArgumentException("There must be at least one hull.", nameof(hulls));
        }

        foreach (AxisPairHull pair in _hulls)
        {
            AxisPairs.Check(pair.AxisX, pair.AxisY, dimension, nameof(hulls));
            if (pair.Hull.Dimension != 2)
            {
                throw new ArgumentException($"The hull on axes {pair.AxisX} and {pair.AxisY} is of dimension {pair.Hull.Dimension} instead of 2.", nameof(hulls));
            }
        }

        _memberships = [.. _hulls.Select(pair => pair.Hull.ToMembership())];
    }

    /// <summary>Coordinates of a point.</summary>
    public int Dimension { get; }

    /// <summary>The hulls with their axes, in lexicographic order of these if <see cref="Of"/> made them.</summary>
    public IReadOnlyList<AxisPairHull> Hulls => _hulls;

    /// <summary>The hulls of <paramref name="coordinates"/> on all pairs of axes.</summary>
    /// <param name="coordinates">Points, row by row; at least one.</param>
    /// <param name="dimension">Coordinates of a point, 2 to 8.</param>
    /// <exception cref="ArgumentException">No point, a row cut short, or a coordinate that is not finite or beyond ±1e300.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The dimension is not 2 to 8.</exception>
    public static PairwiseHulls Of(ReadOnlySpan<double> coordinates, int dimension)
    {
        double[] points = AxisPairs.Check(coordinates, dimension);
        return new PairwiseHulls(
            dimension,
            [.. AxisPairs.Of(dimension).Select(pair => new AxisPairHull(
                pair.X, pair.Y, ConvexHull.Of(AxisPairs.Shadow(points, dimension, pair.X, pair.Y), 2)))]);
    }

    /// <summary>Every hull scaled about its own centroid.</summary>
    /// <param name="fraction">More than -1: 0.05 moves every side 5 % further from the centroid, 0 changes nothing.</param>
    public PairwiseHulls WithMargin(double fraction) =>
        new(Dimension, [.. _hulls.Select(pair => pair with { Hull = pair.Hull.WithMargin(fraction) })]);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The point has another number of coordinates.</exception>
    public bool Contains(ReadOnlySpan<double> point)
    {
        if (point.Length != Dimension)
        {
            throw new ArgumentException($"The point has {point.Length} coordinates instead of {Dimension}.", nameof(point));
        }

        Span<double> shadow = stackalloc double[2];
        for (int at = 0; at < _hulls.Length; at++)
        {
            shadow[0] = point[_hulls[at].AxisX];
            shadow[1] = point[_hulls[at].AxisY];
            if (!_memberships[at].Contains(shadow))
            {
                return false;
            }
        }

        return true;
    }
}
