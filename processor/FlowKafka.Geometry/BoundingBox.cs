namespace FlowKafka.Geometry;

/// <summary>A closed box with sides parallel to the axes.</summary>
/// <param name="Minimum">The least coordinate on each axis, inclusive.</param>
/// <param name="Maximum">The greatest coordinate on each axis, inclusive.</param>
public sealed record BoundingBox(ReadOnlyMemory<double> Minimum, ReadOnlyMemory<double> Maximum)
{
    /// <summary>The smallest box around <paramref name="coordinates"/>.</summary>
    /// <param name="coordinates">Points, row by row; at least one.</param>
    /// <param name="dimension">Coordinates in a row.</param>
    public static BoundingBox Of(ReadOnlySpan<double> coordinates, int dimension)
    {
        double[] minimum = coordinates[..dimension].ToArray();
        double[] maximum = coordinates[..dimension].ToArray();
        for (int at = dimension; at < coordinates.Length;)
        {
            for (int axis = 0; axis < dimension; axis++, at++)
            {
                minimum[axis] = Math.Min(minimum[axis], coordinates[at]);
                maximum[axis] = Math.Max(maximum[axis], coordinates[at]);
            }
        }

        return new BoundingBox(minimum, maximum);
    }

    /// <summary>Whether <paramref name="point"/> is in the box, its faces included; a coordinate that is not a number is outside.</summary>
    /// <param name="point">As many coordinates as the box has axes.</param>
    public bool Contains(ReadOnlySpan<double> point)
    {
        ReadOnlySpan<double> minimum = Minimum.Span;
        ReadOnlySpan<double> maximum = Maximum.Span;
        for (int axis = 0; axis < minimum.Length; axis++)
        {
            if (!(point[axis] >= minimum[axis] && point[axis] <= maximum[axis]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The box whose faces are <paramref name="factor"/> times as far from <paramref name="center"/>.</summary>
    /// <param name="center">The point that stays where it is.</param>
    /// <param name="factor">More than 0; a factor of 1 changes nothing, not even the last bit.</param>
    public BoundingBox ScaledAbout(ReadOnlySpan<double> center, double factor)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(factor);
        double[] minimum = Minimum.ToArray();
        double[] maximum = Maximum.ToArray();
        for (int axis = 0; axis < minimum.Length; axis++)
        {
            minimum[axis] += (factor - 1) * (minimum[axis] - center[axis]);
            maximum[axis] += (factor - 1) * (maximum[axis] - center[axis]);
        }

        return new BoundingBox(minimum, maximum);
    }

    /// <summary>Compares the numbers, not the memory that holds them.</summary>
    /// <param name="other">The box to compare with.</param>
    public bool Equals(BoundingBox? other) =>
        other is not null
        && Minimum.Span.SequenceEqual(other.Minimum.Span)
        && Maximum.Span.SequenceEqual(other.Maximum.Span);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        Minimum.IsEmpty ? 0 : unchecked((Minimum.Span[0].GetHashCode() * 31) + Maximum.Span[0].GetHashCode());
}
