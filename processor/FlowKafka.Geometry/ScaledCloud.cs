namespace FlowKafka.Geometry;

/// <summary>A cloud whose axes are scaled by powers of two to magnitudes of about 1, so that doubles neither overflow nor favour an axis.</summary>
internal sealed class ScaledCloud : ICoordinates<DoubleDouble>
{
    private readonly int[] _exponents;

    public ScaledCloud(double[] points, int dimension)
    {
        Dimension = dimension;
        Count = points.Length / dimension;
        Rows = new double[points.Length];
        _exponents = new int[dimension];
        for (int axis = 0; axis < dimension; axis++)
        {
            double magnitude = 0;
            for (int at = axis; at < points.Length; at += dimension)
            {
                magnitude = Math.Max(magnitude, Math.Abs(points[at]));
            }

            _exponents[axis] = magnitude == 0 ? 0 : Math.ILogB(magnitude) + 1;
            for (int at = axis; at < points.Length; at += dimension)
            {
                Rows[at] = Math.ScaleB(points[at], -_exponents[axis]);
            }
        }
    }

    private ScaledCloud(double[] rows, int dimension, int[] exponents) =>
        (Rows, Dimension, Count, _exponents) = (rows, dimension, rows.Length / dimension, exponents);

    public int Dimension { get; }

    public int Count { get; }

    /// <summary>The coordinates, row by row, in [-1, 1].</summary>
    public double[] Rows { get; }

    public int UnitExponent(int axis) => _exponents[axis];

    public DoubleDouble Difference(int point, int origin, int axis) =>
        DoubleDouble.Sum(Rows[(point * Dimension) + axis], -Rows[(origin * Dimension) + axis]);

    public (double Mantissa, int Exponent) Real(DoubleDouble value) => (value.High, 0);

    ICoordinates<DoubleDouble> ICoordinates<DoubleDouble>.On(int[] axes) => On(axes);

    public ScaledCloud On(int[] axes)
    {
        double[] rows = new double[Count * axes.Length];
        for (int at = 0; at < rows.Length; at++)
        {
            rows[at] = Rows[(at / axes.Length * Dimension) + axes[at % axes.Length]];
        }

        return new ScaledCloud(rows, axes.Length, [.. axes.Select(axis => _exponents[axis])]);
    }
}
