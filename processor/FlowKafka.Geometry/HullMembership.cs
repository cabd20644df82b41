namespace FlowKafka.Geometry;

/// <summary>Answers, for point after point, whether it lies in a hull. Immutable: many threads may ask.</summary>
/// <remarks>A point counts as inside when it violates no half-space by more than <see cref="Tolerance"/> times
/// <c>|offset| + Σ|x|</c>, which is above the rounding of the test itself: every point that a hull was made of is inside it.</remarks>
public sealed class HullMembership
{
    /// <summary>The relative tolerance of the test: 2⁻⁴⁹.</summary>
    public const double Tolerance = 1.0 / (1L << 49);

    private readonly HalfSpace[] halfSpaces;
    private readonly BoundingBox? boundingBox;

    /// <summary>Prepares the test.</summary>
    /// <param name="halfSpaces">The half-spaces whose intersection the hull is, with unit normals.</param>
    /// <param name="dimension">Coordinates of a point.</param>
    /// <param name="boundingBox">A box around the hull, asked first; null to go without.</param>
    /// <exception cref="ArgumentException">A half-space or the box has another dimension, or a number is not finite.</exception>
    public HullMembership(IReadOnlyList<HalfSpace> halfSpaces, int dimension, BoundingBox? boundingBox = null)
    {
        ArgumentNullException.ThrowIfNull(halfSpaces);
        Dimension = dimension;
        this.halfSpaces = [.. halfSpaces];
        this.boundingBox = boundingBox;
    }

    /// <summary>Coordinates of a point.</summary>
    public int Dimension { get; }

    /// <summary>Whether <paramref name="point"/> is in the hull, its boundary included.</summary>
    /// <param name="point">One point; a coordinate that is not finite is outside.</param>
    public bool Contains(ReadOnlySpan<double> point)
    {
        double size = 0;
        foreach (double x in point)
        {
            size += Math.Abs(x);
        }

        if (!double.IsFinite(size) || (boundingBox is not null && !boundingBox.Contains(point)))
        {
            return false;
        }

        foreach (HalfSpace halfSpace in halfSpaces)
        {
            if (halfSpace.Depth(point) < -Tolerance * (Math.Abs(halfSpace.Offset) + size))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Answers for many points.</summary>
    /// <param name="points">Points, row by row.</param>
    /// <param name="inside">Receives one answer a point.</param>
    /// <returns>How many points are inside.</returns>
    public int Contains(ReadOnlySpan<double> points, Span<bool> inside)
    {
        int count = 0;
        for (int at = 0; at < points.Length / Dimension; at++)
        {
            inside[at] = Contains(points.Slice(at * Dimension, Dimension));
            count += inside[at] ? 1 : 0;
        }

        return count;
    }

    /// <summary>How far inside <paramref name="point"/> is: the least distance to a half-space's boundary, negative outside.</summary>
    /// <param name="point">One point of finite coordinates.</param>
    public double Depth(ReadOnlySpan<double> point)
    {
        double depth = double.PositiveInfinity;
        foreach (HalfSpace halfSpace in halfSpaces)
        {
            depth = Math.Min(depth, halfSpace.Depth(point));
        }

        return depth;
    }

    /// <summary>The half-space that <see cref="Depth"/> speaks of: the one violated most or, inside, the nearest.</summary>
    /// <param name="point">One point of finite coordinates.</param>
    /// <returns>Its index in the list that the constructor was given; the lowest if several tie.</returns>
    public int MostViolated(ReadOnlySpan<double> point)
    {
        int most = 0;
        for (int at = 1; at < halfSpaces.Length; at++)
        {
            most = halfSpaces[at].Depth(point) < halfSpaces[most].Depth(point) ? at : most;
        }

        return most;
    }
}
