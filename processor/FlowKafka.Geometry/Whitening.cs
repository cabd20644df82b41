namespace FlowKafka.Geometry;

/// <summary>The linear map that gives a cloud equal spread in all directions, and its inverse: the factor of Cholesky of the
/// cloud's covariance. Both are lower triangular.</summary>
internal sealed class Whitening
{
    /// <summary>What is added to the variances, as a share, so that a flat cloud is only very thin.</summary>
    private const double Ridge = 1.0 / (1 << 30);

    private readonly double[] _center;
    private readonly double[] _reach;

    /// <param name="points">Points, row by row; without any, or with numbers out of range, the axes are only scaled.</param>
    /// <param name="center">What the points are taken from.</param>
    /// <param name="reach">How far from it they are on each axis, at most; more than 0.</param>
    public Whitening(ReadOnlySpan<double> points, double[] center, double[] reach)
    {
        _center = center;
        _reach = reach;
        int dimension = center.Length;
        Back = new double[dimension, dimension];
        Turn = new double[dimension, dimension];
        double[,] covariance = Covariance(points);
        for (int row = 0; row < dimension; row++)
        {
            for (int column = 0; column <= row; column++)
            {
                double rest = covariance[row, column];
                for (int inner = 0; inner < column; inner++)
                {
                    rest -= Back[row, inner] * Back[column, inner];
                }

                Back[row, column] = row == column ? Math.Sqrt(Math.Max(rest, Ridge * Ridge)) : rest / Back[column, column];
            }
        }

        Invert();
        for (int row = 0; row < dimension; row++)
        {
            for (int column = 0; column <= row; column++)
            {
                Back[row, column] *= reach[row];
                Turn[row, column] /= reach[column];
            }
        }
    }

    /// <summary>From coordinates, less the centre, to places.</summary>
    public double[,] Turn { get; }

    /// <summary>From places to coordinates, less the centre.</summary>
    public double[,] Back { get; }

    /// <summary>The least and the greatest place of some points on an axis.</summary>
    public (double Low, double High) Extent(ReadOnlySpan<double> points, int axis)
    {
        double low = double.PositiveInfinity;
        double high = double.NegativeInfinity;
        for (int at = 0; at < points.Length; at += _center.Length)
        {
            double place = 0;
            for (int column = 0; column <= axis; column++)
            {
                place += Turn[axis, column] * (points[at + column] - _center[column]);
            }

            low = Math.Min(low, place);
            high = Math.Max(high, place);
        }

        return (low, high);
    }

    /// <summary>Makes places on an axis <paramref name="factor"/> times as large.</summary>
    public void Scale(int axis, double factor)
    {
        for (int other = 0; other < _center.Length; other++)
        {
            Turn[axis, other] *= factor;
            Back[other, axis] /= factor;
        }
    }

    private double[,] Covariance(ReadOnlySpan<double> points)
    {
        int dimension = _center.Length;
        int count = points.Length / dimension;
        double[,] covariance = new double[dimension, dimension];
        double[] mean = new double[dimension];
        for (int at = 0; at < points.Length; at++)
        {
            mean[at % dimension] += Place(points, at) / count;
        }

        for (int at = 0; at < points.Length; at += dimension)
        {
            for (int row = 0; row < dimension; row++)
            {
                for (int column = 0; column <= row; column++)
                {
                    covariance[row, column] += (Place(points, at + row) - mean[row]) * (Place(points, at + column) - mean[column]) / count;
                }
            }
        }

        for (int axis = 0; axis < dimension; axis++)
        {
            covariance[axis, axis] = count == 0 ? 1 : (covariance[axis, axis] * (1 + Ridge)) + Ridge;
        }

        return covariance;
    }

    private double Place(ReadOnlySpan<double> points, int at)
    {
        int axis = at % _center.Length;
        return (points[at] - _center[axis]) / _reach[axis];
    }

    private void Invert()
    {
        int dimension = _center.Length;
        for (int column = 0; column < dimension; column++)
        {
            Turn[column, column] = 1 / Back[column, column];
            for (int row = column + 1; row < dimension; row++)
            {
                double sum = 0;
                for (int inner = column; inner < row; inner++)
                {
                    sum -= Back[row, inner] * Turn[inner, column];
                }

                Turn[row, column] = sum / Back[row, row];
            }
        }
    }
}
