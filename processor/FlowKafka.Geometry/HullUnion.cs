namespace FlowKafka.Geometry;

/// <summary>Convex hulls of the clusters of a cloud: a point is inside when it is in any of them. Immutable.</summary>
public sealed class HullUnion : IRegion
{
    private readonly ConvexHull[] _hulls;
    private readonly HullMembership[] _memberships;
    private readonly double[] _noise;

    /// <summary>Puts a region together from hulls that are known, as those of a model file.</summary>
    /// <param name="dimension">Coordinates of a point; at least 1.</param>
    /// <param name="hulls">The hulls, asked in this order; none is a region that contains nothing.</param>
    /// <param name="noise">The points that no hull was made of, row by row.</param>
    /// <exception cref="ArgumentException">A hull of another dimension, or a row of the noise cut short.</exception>
    public HullUnion(int dimension, IReadOnlyList<ConvexHull> hulls, ReadOnlySpan<double> noise = default)
    {
        ArgumentNullException.ThrowIfNull(hulls);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dimension);
        Dimension = dimension;
        _hulls = [.. hulls];
        if (Array.Find(_hulls, hull => hull.Dimension != dimension) is { } other)
        {
            throw new ArgumentException($"A hull is of dimension {other.Dimension} instead of {dimension}.", nameof(hulls));
        }

        if (noise.Length % dimension != 0)
        {
            throw new ArgumentException($"{noise.Length} coordinates are not points of {dimension}.", nameof(noise));
        }

        _noise = noise.ToArray();
        _memberships = [.. _hulls.Select(hull => hull.ToMembership())];
    }

    /// <summary>Coordinates of a point.</summary>
    public int Dimension { get; }

    /// <summary>The hulls, one a cluster, in the lexicographic order of the clusters' first cores; none if all was noise.</summary>
    public IReadOnlyList<ConvexHull> Hulls => _hulls;

    /// <summary>The points that are in no cluster, row by row, in lexicographic order, repeated ones once. No hull was made of
    /// them, though one may hold some by chance.</summary>
    public ReadOnlyMemory<double> Noise => _noise;

    /// <summary>How many points <see cref="Noise"/> has.</summary>
    public int NoiseCount => _noise.Length / Dimension;

    /// <summary>Clusters <paramref name="coordinates"/> by density and makes a hull of each cluster; noise is left out.</summary>
    /// <param name="coordinates">Points, row by row; at least one. Repeated points count as often as they are given, and their
    /// order changes nothing.</param>
    /// <param name="dimension">Coordinates of a point, 2 to 8.</param>
    /// <param name="options">What counts as a cluster.</param>
    /// <exception cref="ArgumentException">No point, a row cut short, or a coordinate that is not finite or beyond ±1e300.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The dimension is not 2 to 8, or an option is outside its range.</exception>
    public static HullUnion Of(ReadOnlySpan<double> coordinates, int dimension, DensityClusteringOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!(options.Radius > 0 && double.IsFinite(options.Radius)))
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.Radius, "The radius must be more than 0 and finite.");
        }

        int minimum = options.MinimumPoints ?? 2 * dimension;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(minimum, nameof(options));
        double[] points = AxisPairs.Check(coordinates, dimension);
        DensityClusters clusters = new(points, PointCloud.Weights(coordinates, points, dimension), dimension, options.Radius, minimum);
        List<double>[] members = [.. Enumerable.Range(0, clusters.Count + 1).Select(_ => new List<double>())];
        for (int point = 0; point < clusters.Of.Length; point++)
        {
            members[clusters.Of[point] + 1].AddRange(points.AsSpan(point * dimension, dimension));
        }

        return new HullUnion(dimension, [.. members.Skip(1).Select(member => ConvexHull.Of([.. member], dimension))], [.. members[0]]);
    }

    /// <summary>Every hull scaled about its own centroid.</summary>
    /// <param name="fraction">More than -1: 0.05 moves every facet 5 % further from the centroid, 0 changes nothing.</param>
    public HullUnion WithMargin(double fraction) => new(Dimension, [.. _hulls.Select(hull => hull.WithMargin(fraction))], _noise);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The point has another number of coordinates.</exception>
    public bool Contains(ReadOnlySpan<double> point)
    {
        if (point.Length != Dimension)
        {
            throw new ArgumentException($"The point has {point.Length} coordinates instead of {Dimension}.", nameof(point));
        }

        foreach (HullMembership membership in _memberships)
        {
            if (membership.Contains(point))
            {
                return true;
            }
        }

        return false;
    }
}
