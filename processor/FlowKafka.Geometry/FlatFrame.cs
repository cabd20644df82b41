namespace FlowKafka.Geometry;

/// <summary>Turns normals in a flat's shadow into unit normals that lie in the flat, and its equations into pairs of half-spaces.</summary>
internal sealed class FlatFrame
{
    private readonly double[] points;
    private readonly int dimension;
    private readonly AffineFlat flat;
    private readonly double tolerance;
    private readonly List<double[]> directions = [];

    public FlatFrame(double[] points, int dimension, AffineFlat flat, double tolerance)
    {
        this.points = points;
        this.dimension = dimension;
        this.flat = flat;
        this.tolerance = tolerance;
        if (!IsFull)
        {
            AddDirections();
        }
    }

    private bool IsFull => flat.Dimension == dimension;

    /// <summary>The unit normal, in the flat, of a hyperplane that is given in the shadow.</summary>
    public double[] Normal(ReadOnlySpan<(double Mantissa, int Exponent)> shadow)
    {
        double[] normal = Unit(shadow);
        if (IsFull)
        {
            return normal;
        }

        double[] inFlat = new double[dimension];
        foreach (double[] direction in directions)
        {
            double along = 0;
            for (int at = 0; at < normal.Length; at++)
            {
                along += normal[at] * direction[flat.Axes[at]];
            }

            for (int axis = 0; axis < dimension; axis++)
            {
                inFlat[axis] += along * direction[axis];
            }
        }

        Normalise(inFlat);
        return inFlat;
    }

    /// <summary>The greatest normal · x of all points, if the flat is not the whole space; else <paramref name="otherwise"/>.</summary>
    public double Support(double[] normal, double otherwise)
    {
        for (int point = 0; !IsFull && point < points.Length / dimension; point++)
        {
            otherwise = Math.Max(otherwise, Dot(normal, point));
        }

        return otherwise;
    }

    /// <summary>normal · x in twice the precision, then rounded.</summary>
    public double Dot(double[] normal, int point)
    {
        DoubleDouble sum = default;
        for (int axis = 0; axis < dimension; axis++)
        {
            sum += DoubleDouble.Product(normal[axis], points[(point * dimension) + axis]);
        }

        return sum.High;
    }

    /// <summary>A pair of half-spaces for each equation; each leaves the tolerance on its side.</summary>
    public IEnumerable<HalfSpace> Equations()
    {
        foreach ((double Mantissa, int Exponent)[] equation in flat.Equations)
        {
            double[] normal = Unit(equation);
            if (normal.First(component => component != 0) < 0)
            {
                normal = [.. normal.Select(component => 0.0 - component)];
            }

            double[] opposite = [.. normal.Select(component => 0.0 - component)];
            double slack = 0;
            for (int axis = 0; axis < dimension; axis++)
            {
                double magnitude = 0;
                for (int at = axis; at < points.Length; at += dimension)
                {
                    magnitude = Math.Max(magnitude, Math.Abs(points[at]));
                }

                slack += tolerance * Math.Abs(normal[axis]) * magnitude;
            }

            yield return new HalfSpace(normal, Support(normal, double.NegativeInfinity) + slack);
            yield return new HalfSpace(opposite, Support(opposite, double.NegativeInfinity) + slack);
        }
    }

    private static double[] Unit(ReadOnlySpan<(double Mantissa, int Exponent)> vector)
    {
        int greatest = int.MinValue;
        foreach ((double mantissa, int exponent) in vector)
        {
            greatest = mantissa == 0 ? greatest : Math.Max(greatest, Math.ILogB(mantissa) + exponent);
        }

        double[] unit = new double[vector.Length];
        for (int axis = 0; axis < unit.Length; axis++)
        {
            unit[axis] = vector[axis].Mantissa == 0 ? 0 : Math.ScaleB(vector[axis].Mantissa, vector[axis].Exponent - greatest);
        }

        Normalise(unit);
        return unit;
    }

    private static void Normalise(double[] vector)
    {
        double square = 0;
        foreach (double component in vector)
        {
            square += component * component;
        }

        double length = Math.Sqrt(square);
        for (int axis = 0; axis < vector.Length; axis++)
        {
            vector[axis] = (vector[axis] / length) + 0.0;
        }
    }

    // Gram and Schmidt, twice, on the rows of the spanning simplex.
    private void AddDirections()
    {
        int origin = flat.Simplex[0] * dimension;
        foreach (int corner in flat.Simplex.Skip(1))
        {
            double[] direction = new double[dimension];
            double largest = 0;
            for (int axis = 0; axis < dimension; axis++)
            {
                direction[axis] = points[(corner * dimension) + axis] - points[origin + axis];
                largest = Math.Max(largest, Math.Abs(direction[axis]));
            }

            direction = [.. direction.Select(component => Math.ScaleB(component, -Math.ILogB(largest)))];
            for (int pass = 0; pass < 2; pass++)
            {
                foreach (double[] earlier in directions)
                {
                    double along = direction.Zip(earlier, (left, right) => left * right).Sum();
                    direction = [.. direction.Zip(earlier, (left, right) => left - (along * right))];
                }

                Normalise(direction);
            }

            directions.Add(direction);
        }
    }
}
