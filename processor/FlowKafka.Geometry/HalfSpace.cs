namespace FlowKafka.Geometry;

/// <summary>The closed half-space <c>Normal · x ≤ Offset</c>.</summary>
/// <param name="Normal">The outward normal, one number per axis; of unit length in every half-space that this library makes.</param>
/// <param name="Offset">The bound: the signed distance of the boundary from the origin, along a unit normal.</param>
public readonly record struct HalfSpace(ReadOnlyMemory<double> Normal, double Offset)
{
    /// <summary>How far <paramref name="point"/> is inside: <c>Offset − Normal · point</c>, negative outside.</summary>
    /// <param name="point">As many coordinates as the normal has.</param>
    /// <returns>The distance to the boundary, in the coordinates' unit, if the normal is of unit length.</returns>
    public double Depth(ReadOnlySpan<double> point)
    {
        ReadOnlySpan<double> normal = Normal.Span;
        double dot = 0;
        for (int axis = 0; axis < normal.Length; axis++)
        {
            dot += normal[axis] * point[axis];
        }

        return Offset - dot;
    }

    /// <summary>The half-space whose boundary is <paramref name="factor"/> times as far from <paramref name="center"/>.</summary>
    /// <param name="center">The point that stays where it is; as many coordinates as the normal has.</param>
    /// <param name="factor">More than 0; 1.05 is a margin of 5 %. A factor of 1 changes nothing, not even the last bit.</param>
    public HalfSpace ScaledAbout(ReadOnlySpan<double> center, double factor)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(factor);
        return this with { Offset = Offset + ((factor - 1) * Depth(center)) };
    }

    /// <summary>Compares the numbers, not the memory that holds them.</summary>
    /// <param name="other">The half-space to compare with.</param>
    public bool Equals(HalfSpace other) =>
        Offset.Equals(other.Offset) && Normal.Span.SequenceEqual(other.Normal.Span);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        long hash = BitConverter.DoubleToInt64Bits(Offset);
        foreach (double component in Normal.Span)
        {
            hash = unchecked((hash * 31) + BitConverter.DoubleToInt64Bits(component));
        }

        return hash.GetHashCode();
    }
}
