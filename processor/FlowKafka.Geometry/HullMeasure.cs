using System.Numerics;

namespace FlowKafka.Geometry;

/// <summary>Normals, volume and centre of mass of a simplicial hull: a cone over each simplex, from the middle of an inner simplex.</summary>
/// <remarks>Exact integers where 127 bits hold them; otherwise double-double, and long integers for what that can't settle.</remarks>
internal sealed class HullMeasure<T>
    where T : struct, IBinaryInteger<T>
{
    private readonly ScaledCloud _cloud;
    private readonly ICoordinates<T> _exact;
    private readonly int[] _inner;
    private readonly HyperplaneFilter _filter;
    private readonly PlaneSolver<T> _exactSolver;
    private readonly PlaneSolver<DoubleDouble> _solver;
    private readonly T[] _exactNormal;
    private readonly DoubleDouble[] _normal;
    private readonly double[] _rough;
    private readonly double _perUnit = 1;
    private T _exactTotal = T.Zero;
    private DoubleDouble _total;

    public HullMeasure(ScaledCloud cloud, ICoordinates<T> exact, int[] inner)
    {
        _cloud = cloud;
        _exact = exact;
        _inner = inner;
        int dimension = cloud.Dimension;
        _filter = new HyperplaneFilter(cloud, exact.UnitExponent);
        _exactSolver = new PlaneSolver<T>(exact, dimension);
        _solver = new PlaneSolver<DoubleDouble>(cloud, dimension);
        _exactNormal = new T[dimension];
        _normal = new DoubleDouble[dimension];
        _rough = new double[dimension];
        for (int axis = 0; axis < dimension; axis++)
        {
            _perUnit *= Math.ScaleB(1, cloud.UnitExponent(axis) - exact.UnitExponent(axis));
        }
    }

    private static bool AlwaysExact => typeof(T) == typeof(Int128);

    /// <summary>The volume of all cones so far.</summary>
    public double Volume
    {
        get
        {
            (double mantissa, int exponent) = AlwaysExact ? _exact.Real(_exactTotal) : (_total.High, 0);
            double factorial = 1;
            for (int axis = 0; axis < _cloud.Dimension; axis++)
            {
                exponent += AlwaysExact ? _exact.UnitExponent(axis) : _cloud.UnitExponent(axis);
                factorial *= axis + 2;
            }

            return Math.ScaleB(mantissa / factorial, exponent);
        }
    }

    /// <summary>Adds the cone over a simplex.</summary>
    /// <param name="corners">The simplex.</param>
    /// <param name="onlyExact">Whether the normal must not depend on which simplex of a facet is asked.</param>
    /// <param name="outward">Receives the outward normal in original coordinates, of no particular length.</param>
    /// <returns>The cone's share: its volume times a factor that is the same for all, in scaled coordinates.</returns>
    public double Add(ReadOnlySpan<int> corners, bool onlyExact, Span<(double Mantissa, int Exponent)> outward)
    {
        return AlwaysExact || onlyExact || !TryDoubled(corners, _filter.Solve(corners, _rough), outward, out double share)
            ? AddExact(corners, outward)
            : share;
    }

    /// <summary>Adds the volume of the cone over a simplex, and nothing else.</summary>
    /// <param name="corners">The simplex.</param>
    /// <param name="normal">What <see cref="HyperplaneFilter.Solve"/> said of them.</param>
    /// <param name="bound">What it returned: 0 when doubles are exact.</param>
    public void AddVolume(ReadOnlySpan<int> corners, ReadOnlySpan<double> normal, double bound)
    {
        if (!AlwaysExact)
        {
            Add(corners, false, stackalloc (double, int)[normal.Length]);
            return;
        }

        T height = T.Zero;
        if (bound == 0)
        {
            long units = 0;
            foreach (int point in _inner)
            {
                units += (long)(_filter.Above(normal, corners[0], point) * _perUnit);
            }

            height = T.CreateTruncating(units);
        }
        else
        {
            _exactSolver.Normal(corners, _exactNormal);
            foreach (int point in _inner)
            {
                height += _exactSolver.Above(_exactNormal, corners[0], point);
            }
        }

        _exactTotal += T.Abs(height);
    }

    private bool TryDoubled(ReadOnlySpan<int> corners, double bound, Span<(double Mantissa, int Exponent)> outward, out double share)
    {
        _solver.Normal(corners, _normal);
        DoubleDouble height = default;
        foreach (int point in _inner)
        {
            height += _solver.Above(_normal, corners[0], point);
        }

        double length = 0;
        for (int axis = 0; axis < _normal.Length; axis++)
        {
            length = Math.Max(length, Math.Abs(_normal[axis].High));
        }

        // A double's bound is 2^-53 of the same sum of sizes; a double-double's is below 2^-100 of it.
        double error = bound * Math.ScaleB(1, -46);
        share = Math.Abs(height.High);
        if (!(error < Math.ScaleB(length, -56) && error * _inner.Length < Math.ScaleB(share, -56)))
        {
            return false;
        }

        double sign = height.High < 0 ? 1 : -1;
        for (int axis = 0; axis < _normal.Length; axis++)
        {
            outward[axis] = (sign * _normal[axis].High, -_cloud.UnitExponent(axis));
        }

        _total += height.High < 0 ? default(DoubleDouble) - height : height;
        return true;
    }

    private double AddExact(ReadOnlySpan<int> corners, Span<(double Mantissa, int Exponent)> outward)
    {
        _exactSolver.Normal(corners, _exactNormal);
        T height = T.Zero;
        foreach (int point in _inner)
        {
            height += _exactSolver.Above(_exactNormal, corners[0], point);
        }

        IntegerVector.Reduce<T>(_exactNormal);
        int sign = -T.Sign(height);
        (double share, int scale) = _exact.Real(T.Abs(height));
        for (int axis = 0; axis < _exactNormal.Length; axis++)
        {
            (double mantissa, int exponent) = _exact.Real(_exactNormal[axis]);
            outward[axis] = (sign * mantissa, exponent - _exact.UnitExponent(axis));
            scale += _exact.UnitExponent(axis) - _cloud.UnitExponent(axis);
        }

        share = Math.ScaleB(share, scale);
        _exactTotal += T.Abs(height);
        _total += new DoubleDouble(share, 0);
        return share;
    }
}
