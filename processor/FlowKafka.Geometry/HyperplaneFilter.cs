namespace FlowKafka.Geometry;

/// <summary>Hyperplanes in doubles, with a proven bound of what rounding can do to a test against them.</summary>
internal sealed class HyperplaneFilter
{
    private readonly ScaledCloud _cloud;
    private readonly int _dimension;
    private readonly double _factor;
    private readonly double[] _extents;
    private readonly double[] _units;
    private readonly double[] _spans;
    private readonly double[] _row;
    private double[] _minors;
    private double[] _nextMinors;
    private double[] _sizes;
    private double[] _nextSizes;

    /// <param name="cloud">The points.</param>
    /// <param name="unitExponents">The exponents of the power of two that all coordinates of an axis are multiples of, as they were given.</param>
    public HyperplaneFilter(ScaledCloud cloud, Func<int, int> unitExponents)
    {
        _cloud = cloud;
        _dimension = cloud.Dimension;
        _row = new double[_dimension];
        _minors = new double[1 << _dimension];
        _nextMinors = new double[1 << _dimension];
        _sizes = new double[1 << _dimension];
        _nextSizes = new double[1 << _dimension];

        // Roundings on the way to a term of the last sum: a difference in each row, a product and at most k additions for
        // each minor of k rows; twice over for the bound's own rounding. Unit roundoff is 2^-53.
        _factor = ((_dimension * (_dimension + 3)) + (4 * _dimension) + 8) * Math.ScaleB(1, -53);
        _extents = new double[_dimension];
        _units = new double[_dimension];
        _spans = new double[_dimension];
        BoundingBox box = BoundingBox.Of(cloud.Rows, _dimension);
        for (int axis = 0; axis < _dimension; axis++)
        {
            _extents[axis] = Math.BitIncrement(box.Maximum.Span[axis] - box.Minimum.Span[axis]);
            _units[axis] = Math.ScaleB(1, unitExponents(axis) - cloud.UnitExponent(axis));
        }
    }

    /// <summary>The normal of the hyperplane through the vertices; det(v₁ − v₀, …, x − v₀) = normal · (x − v₀).</summary>
    /// <returns>The greatest error of <see cref="Above"/> for any point of the cloud; 0 if there is none.</returns>
    public double Solve(ReadOnlySpan<int> vertices, Span<double> normal)
    {
        double[] rows = _cloud.Rows;
        int origin = vertices[0] * _dimension;
        int full = (1 << _dimension) - 1;
        _minors[0] = _sizes[0] = 1;
        _units.CopyTo(_spans, 0);
        for (int grade = 1; grade < _dimension; grade++)
        {
            int corner = vertices[grade] * _dimension;
            for (int axis = 0; axis < _dimension; axis++)
            {
                _row[axis] = rows[corner + axis] - rows[origin + axis];
                _spans[axis] = Math.Max(_spans[axis], Math.Abs(_row[axis]));
            }

            Append(grade);
        }

        double bound = 0;
        for (int axis = 0; axis < _dimension; axis++)
        {
            double minor = _minors[full ^ (1 << axis)];
            normal[axis] = ExteriorTerms.IsNegative(full, axis) ? -minor : minor;
            bound += _sizes[full ^ (1 << axis)] * _extents[axis];
        }

        if (IsExact())
        {
            return 0;
        }

        // The last term stands for products that underflow.
        return (bound * _factor) + 1e-300;
    }

    /// <summary>The rounded value of normal · (x − v₀).</summary>
    public double Above(ReadOnlySpan<double> normal, int origin, int point)
    {
        ReadOnlySpan<double> x = _cloud.Rows.AsSpan(point * _dimension, _dimension);
        ReadOnlySpan<double> o = _cloud.Rows.AsSpan(origin * _dimension, _dimension);
        double sum = 0;
        for (int axis = 0; axis < normal.Length; axis++)
        {
            sum += normal[axis] * (x[axis] - o[axis]);
        }

        return sum;
    }

    /// <summary>x − o, rounded, on each axis.</summary>
    public void Difference(int point, int origin, Span<double> difference)
    {
        ReadOnlySpan<double> x = _cloud.Rows.AsSpan(point * _dimension, _dimension);
        ReadOnlySpan<double> o = _cloud.Rows.AsSpan(origin * _dimension, _dimension);
        for (int axis = 0; axis < difference.Length; axis++)
        {
            difference[axis] = x[axis] - o[axis];
        }
    }

    // Small integers are exact in doubles: no minor, and no sum of a test, has more than 2^53 times its unit.
    private bool IsExact()
    {
        double product = 1;
        double last = 0;
        for (int axis = 0; axis < _dimension; axis++)
        {
            product *= (axis + 1) * (_spans[axis] / _units[axis]);
            last += Math.Max(1, _extents[axis] / _spans[axis]);
        }

        return product * last < 1L << 52;
    }

    private void Append(int grade)
    {
        ReadOnlySpan<ExteriorTerms.Term> terms = ExteriorTerms.For(_dimension).OfGrade(grade);
        foreach (ExteriorTerms.Term term in terms)
        {
            _nextMinors[term.Target] = _nextSizes[term.Target] = 0;
        }

        foreach (ExteriorTerms.Term term in terms)
        {
            double product = _minors[term.Source] * _row[term.Axis];
            _nextMinors[term.Target] += term.Negative ? -product : product;
            _nextSizes[term.Target] += _sizes[term.Source] * Math.Abs(_row[term.Axis]);
        }

        (_minors, _nextMinors) = (_nextMinors, _minors);
        (_sizes, _nextSizes) = (_nextSizes, _sizes);
    }
}
