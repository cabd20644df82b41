namespace FlowKafka.Geometry;

/// <summary>A cloud's coordinates in one kind of arithmetic; the unit on each axis is a power of two of its own.</summary>
/// <remarks>Scaling the axes apart moves no point to the other side of a hyperplane.</remarks>
internal interface ICoordinates<T>
{
    /// <summary>The unit on an axis: <c>original = value × 2^exponent</c>.</summary>
    int UnitExponent(int axis);

    /// <summary>Coordinate <paramref name="axis"/> of <paramref name="point"/> less that of <paramref name="origin"/>.</summary>
    T Difference(int point, int origin, int axis);

    /// <summary>The number as <c>Mantissa × 2^Exponent</c>, since it may be outside the range of a double.</summary>
    (double Mantissa, int Exponent) Real(T value);

    /// <summary>The cloud's shadow on some of its axes.</summary>
    ICoordinates<T> On(int[] axes);
}
