using System.Numerics;

namespace FlowKafka.Geometry;

/// <summary>The flat of least dimension that holds a cloud.</summary>
internal sealed class AffineFlat
{
    private AffineFlat(int[] simplex, int[] axes, double stretch, (double Mantissa, int Exponent)[][] equations) =>
        (Simplex, Axes, Stretch, Equations) = (simplex, axes, stretch, equations);

    /// <summary>Points that span the flat: one more than its dimension.</summary>
    public int[] Simplex { get; }

    /// <summary>As many axes as the flat has dimensions, chosen so that its shadow on them is large.</summary>
    public int[] Axes { get; }

    /// <summary>The flat's volumes are this many times those of the shadow.</summary>
    public double Stretch { get; }

    /// <summary>For every other axis a normal of the flat, of no particular length, in original coordinates.</summary>
    public (double Mantissa, int Exponent)[][] Equations { get; }

    public int Dimension => Axes.Length;

    /// <summary>Finds the flat, greedily: each next point is the farthest from the flat of those before it.</summary>
    /// <param name="cloud">The points in scaled doubles, in lexicographic order.</param>
    /// <param name="exact">The same points, exactly.</param>
    /// <param name="tolerance">A point no farther than this, in scaled coordinates, is on the flat; 0 asks for the exact rank.</param>
    public static AffineFlat Of<T>(ScaledCloud cloud, ICoordinates<T> exact, double tolerance)
        where T : struct, IBinaryInteger<T>
    {
        int dimension = cloud.Dimension;
        ExteriorProduct<T> product = new(dimension);
        double[] residuals = Residuals(cloud, out double[] squares);
        List<int> simplex = [0];
        while (simplex.Count <= dimension)
        {
            int farthest = Farthest(squares);
            if (tolerance > 0 && Math.Sqrt(squares[farthest]) <= tolerance)
            {
                break;
            }

            T[] row = Row(exact, dimension, farthest);
            bool doubtful = squares[farthest] < 1e-16;
            if (doubtful || !product.IsIndependent(row))
            {
                farthest = FarthestIndependent(cloud, exact, product, squares);
                if (farthest < 0)
                {
                    break;
                }

                row = Row(exact, dimension, farthest);
            }

            product.Append(row);
            simplex.Add(farthest);
            Remove(residuals, squares, dimension, farthest);
        }

        IntegerVector.Reduce(product.Minors);
        return Of([.. simplex], cloud, exact, product);
    }

    private static AffineFlat Of<T>(int[] simplex, ScaledCloud cloud, ICoordinates<T> exact, ExteriorProduct<T> product)
        where T : struct, IBinaryInteger<T>
    {
        int dimension = cloud.Dimension;
        int rank = simplex.Length - 1;
        var scaled = new (double Mantissa, int Exponent)[1 << dimension];
        var original = new (double Mantissa, int Exponent)[1 << dimension];
        for (int columns = 0; columns < scaled.Length; columns++)
        {
            if (BitOperations.PopCount((uint)columns) == rank)
            {
                (double mantissa, int exponent) = exact.Real(product[columns]);
                scaled[columns] = original[columns] = (mantissa, exponent);
                for (int axis = 0; axis < dimension; axis++)
                {
                    int isChosen = columns >> axis & 1;
                    scaled[columns].Exponent += isChosen * (exact.UnitExponent(axis) - cloud.UnitExponent(axis));
                    original[columns].Exponent += isChosen * exact.UnitExponent(axis);
                }
            }
        }

        // Only the minors' ratios count, so unit vectors of them do, whatever the numbers' range.
        double[] sizes = [.. UnitVector.Of(scaled).Select(Math.Abs)];
        int chosen = Array.IndexOf(sizes, sizes.Max());
        int[] axes = [.. Enumerable.Range(0, dimension).Where(axis => (chosen >> axis & 1) != 0)];
        (double Mantissa, int Exponent)[][] equations = [.. Enumerable.Range(0, dimension).Except(axes)
            .Select(axis => Equation(chosen | (1 << axis), dimension, exact, product))];
        return new AffineFlat(simplex, axes, 1 / Math.Abs(UnitVector.Of(original)[chosen]), equations);
    }

    // The minor of the chosen columns and one more vanishes for every point of the flat; its last row is the point's.
    private static (double Mantissa, int Exponent)[] Equation<T>(
        int columns, int dimension, ICoordinates<T> exact, ExteriorProduct<T> product)
        where T : struct, IBinaryInteger<T>
    {
        var normal = new (double Mantissa, int Exponent)[dimension];
        for (int axis = 0; axis < dimension; axis++)
        {
            if ((columns >> axis & 1) != 0)
            {
                (double mantissa, int exponent) = exact.Real(product[columns ^ (1 << axis)]);
                normal[axis] = (ExteriorTerms.IsNegative(columns, axis) ? -mantissa : mantissa, exponent - exact.UnitExponent(axis));
            }
        }

        return normal;
    }

    private static int FarthestIndependent<T>(ScaledCloud cloud, ICoordinates<T> exact, ExteriorProduct<T> product, double[] squares)
        where T : struct, IBinaryInteger<T>
    {
        int farthest = -1;
        for (int point = 0; point < cloud.Count; point++)
        {
            if ((farthest < 0 || squares[point] > squares[farthest])
                && product.IsIndependent(Row(exact, cloud.Dimension, point)))
            {
                farthest = point;
            }
        }

        return farthest;
    }

    private static T[] Row<T>(ICoordinates<T> exact, int dimension, int point)
    {
        T[] row = new T[dimension];
        for (int axis = 0; axis < dimension; axis++)
        {
            row[axis] = exact.Difference(point, 0, axis);
        }

        return row;
    }

    private static double[] Residuals(ScaledCloud cloud, out double[] squares)
    {
        double[] residuals = new double[cloud.Rows.Length];
        squares = new double[cloud.Count];
        for (int point = 0, at = 0; point < squares.Length; point++)
        {
            double square = 0;
            for (int axis = 0; axis < cloud.Dimension; axis++, at++)
            {
                double residual = cloud.Rows[at] - cloud.Rows[axis];
                residuals[at] = residual;
                square += residual * residual;
            }

            squares[point] = square;
        }

        return residuals;
    }

    private static int Farthest(double[] squares)
    {
        int farthest = 0;
        for (int point = 1; point < squares.Length; point++)
        {
            farthest = squares[point] > squares[farthest] ? point : farthest;
        }

        return farthest;
    }

    private static void Remove(double[] residuals, double[] squares, int dimension, int farthest)
    {
        double[] direction = residuals[(farthest * dimension)..((farthest + 1) * dimension)];
        double square = squares[farthest];
        if (square == 0)
        {
            return;
        }

        for (int point = 0; point < squares.Length; point++)
        {
            Span<double> residual = residuals.AsSpan(point * dimension, dimension);
            double dot = 0;
            for (int axis = 0; axis < residual.Length; axis++)
            {
                dot += residual[axis] * direction[axis];
            }

            double share = dot / square;
            double rest = 0;
            for (int axis = 0; axis < residual.Length; axis++)
            {
                residual[axis] -= share * direction[axis];
                rest += residual[axis] * residual[axis];
            }

            squares[point] = rest;
        }
    }
}
