using System.Numerics;

namespace FlowKafka.Geometry;

/// <summary>Normals, volume and centre of mass of a simplicial hull: a cone over each simplex, from the middle of an inner simplex.</summary>
/// <remarks>Exact integers where 127 bits hold them; otherwise double-double, and long integers for what that can't settle.</remarks>
internal sealed class HullMeasure<T>
    where T : struct, IBinaryInteger<T>
{
    private readonly ScaledCloud cloud;
    private readonly ICoordinates<T> exact;
    private readonly int[] inner;
    private readonly HyperplaneFilter filter;
    private readonly PlaneSolver<T> exactSolver;
    private readonly PlaneSolver<DoubleDouble> solver;
    private readonly T[] exactNormal;
    private readonly DoubleDouble[] normal;
    private readonly double[] rough;
    private T exactTotal = T.Zero;
    private DoubleDouble total;

    public HullMeasure(ScaledCloud cloud, ICoordinates<T> exact, int[] inner)
    {
        this.cloud = cloud;
        this.exact = exact;
        this.inner = inner;
        int dimension = cloud.Dimension;
        filter = new HyperplaneFilter(cloud);
        exactSolver = new PlaneSolver<T>(exact, dimension);
        solver = new PlaneSolver<DoubleDouble>(cloud, dimension);
        exactNormal = new T[dimension];
        normal = new DoubleDouble[dimension];
        rough = new double[dimension];
    }

    private static bool AlwaysExact => typeof(T) == typeof(Int128);

    /// <summary>The volume of all cones so far.</summary>
    public double Volume
    {
        get
        {
            (double mantissa, int exponent) = AlwaysExact ? exact.Real(exactTotal) : (total.High, 0);
            double factorial = 1;
            for (int axis = 0; axis < cloud.Dimension; axis++)
            {
                exponent += AlwaysExact ? exact.UnitExponent(axis) : cloud.UnitExponent(axis);
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
        double bound = filter.Solve(corners, rough);
        return AlwaysExact || onlyExact || !TryDoubled(corners, bound, outward, out double share)
            ? AddExact(corners, onlyExact, outward)
            : share;
    }

    private bool TryDoubled(ReadOnlySpan<int> corners, double bound, Span<(double Mantissa, int Exponent)> outward, out double share)
    {
        solver.Normal(corners, normal);
        DoubleDouble height = default;
        foreach (int point in inner)
        {
            height += solver.Above(normal, corners[0], point);
        }

        double length = 0;
        for (int axis = 0; axis < normal.Length; axis++)
        {
            length = Math.Max(length, Math.Abs(normal[axis].High));
        }

        // A double's bound is 2^-53 of the same sum of sizes; a double-double's is below 2^-100 of it.
        double error = bound * Math.ScaleB(1, -46);
        share = Math.Abs(height.High);
        if (!(error < Math.ScaleB(length, -56) && error * inner.Length < Math.ScaleB(share, -56)))
        {
            return false;
        }

        double sign = height.High < 0 ? 1 : -1;
        for (int axis = 0; axis < normal.Length; axis++)
        {
            outward[axis] = (sign * normal[axis].High, -cloud.UnitExponent(axis));
        }

        total += height.High < 0 ? default(DoubleDouble) - height : height;
        return true;
    }

    private double AddExact(ReadOnlySpan<int> corners, bool reduced, Span<(double Mantissa, int Exponent)> outward)
    {
        exactSolver.Normal(corners, exactNormal);
        T height = T.Zero;
        foreach (int point in inner)
        {
            height += exactSolver.Above(exactNormal, corners[0], point);
        }

        if (reduced)
        {
            Reduce(exactNormal);
        }

        int sign = -T.Sign(height);
        (double share, int scale) = exact.Real(T.Abs(height));
        for (int axis = 0; axis < exactNormal.Length; axis++)
        {
            (double mantissa, int exponent) = exact.Real(exactNormal[axis]);
            outward[axis] = (sign * mantissa, exponent - exact.UnitExponent(axis));
            scale += exact.UnitExponent(axis) - cloud.UnitExponent(axis);
        }

        share = Math.ScaleB(share, scale);
        exactTotal += T.Abs(height);
        total += new DoubleDouble(share, 0);
        return share;
    }

    // The same facet has the same normal, whichever of its simplices it is computed from.
    private static void Reduce(Span<T> vector)
    {
        T divisor = T.Zero;
        foreach (T component in vector)
        {
            T rest = T.Abs(component);
            while (!T.IsZero(rest) && divisor != T.One)
            {
                (divisor, rest) = (rest, divisor % rest);
            }
        }

        if (divisor > T.One)
        {
            for (int axis = 0; axis < vector.Length; axis++)
            {
                vector[axis] /= divisor;
            }
        }
    }
}
