namespace FlowKafka.Geometry;

/// <summary>Turns normals in a flat's shadow into unit normals that lie in the flat, and its equations into pairs of half-spaces.</summary>
internal sealed class FlatFrame
{
    private readonly double[] _points;
    private readonly int _dimension;
    private readonly AffineFlat _flat;
    private readonly double _tolerance;
    private readonly List<double[]> _directions = [];

    public FlatFrame(double[] points, int dimension, AffineFlat flat, double tolerance)
    {
        _points = points;
        _dimension = dimension;
        _flat = flat;
        _tolerance = tolerance;
        if (!IsFull)
        {
            AddDirections();
        }
    }

    private bool IsFull => _flat.Dimension == _dimension;

    /// <summary>The unit normal, in the flat, of a hyperplane that is given in the shadow.</summary>
    public double[] Normal(ReadOnlySpan<(double Mantissa, int Exponent)> shadow)
    {
        double[] normal = UnitVector.Of(shadow);
        if (IsFull)
        {
            return normal;
        }

        double[] inFlat = new double[_dimension];
        foreach (double[] direction in _directions)
        {
            double along = 0;
            for (int at = 0; at < normal.Length; at++)
            {
                along += normal[at] * direction[_flat.Axes[at]];
            }

            for (int axis = 0; axis < _dimension; axis++)
            {
                inFlat[axis] += along * direction[axis];
            }
        }

        UnitVector.Normalise(inFlat);
        return inFlat;
    }

    /// <summary>The greatest normal · x of all points, if the flat is not the whole space; else <paramref name="otherwise"/>.</summary>
    public double Support(double[] normal, double otherwise)
    {
        for (int point = 0; !IsFull && point < _points.Length / _dimension; point++)
        {
            otherwise = Math.Max(otherwise, Dot(normal, point));
        }

        return otherwise;
    }

    /// <summary>normal · x in twice the precision, then rounded.</summary>
    public double Dot(double[] normal, int point)
    {
        DoubleDouble sum = default;
        for (int axis = 0; axis < _dimension; axis++)
        {
            sum += DoubleDouble.Product(normal[axis], _points[(point * _dimension) + axis]);
        }

        return sum.High;
    }

    /// <summary>A pair of half-spaces for each equation; each leaves the tolerance on its side.</summary>
    public IEnumerable<HalfSpace> Equations()
    {
        foreach ((double Mantissa, int Exponent)[] equation in _flat.Equations)
        {
            double[] normal = UnitVector.Of(equation);
            if (normal.First(component => component != 0) < 0)
            {
                normal = [.. normal.Select(component => 0.0 - component)];
            }

            double[] opposite = [.. normal.Select(component => 0.0 - component)];
            double slack = 0;
            for (int axis = 0; axis < _dimension; axis++)
            {
                double magnitude = 0;
                for (int at = axis; at < _points.Length; at += _dimension)
                {
                    magnitude = Math.Max(magnitude, Math.Abs(_points[at]));
                }

                slack += _tolerance * Math.Abs(normal[axis]) * magnitude;
            }

            yield return new HalfSpace(normal, Support(normal, double.NegativeInfinity) + slack);
            yield return new HalfSpace(opposite, Support(opposite, double.NegativeInfinity) + slack);
        }
    }

    // For each axis of the shadow the flat's vector above it: it moves that axis by 1 and the others of the shadow not at all.
    // These depend on the flat alone, not on the points that were chosen to span it. Then Gram and Schmidt, twice.
    private void AddDirections()
    {
        int[] others = [.. Enumerable.Range(0, _dimension).Except(_flat.Axes)];
        foreach (int axis in _flat.Axes)
        {
            var above = new (double Mantissa, int Exponent)[_dimension];
            above[axis] = (1, 0);
            for (int at = 0; at < others.Length; at++)
            {
                (double Mantissa, int Exponent)[] equation = _flat.Equations[at];
                int other = others[at];
                above[other] = (-equation[axis].Mantissa / equation[other].Mantissa, equation[axis].Exponent - equation[other].Exponent);
            }

            double[] direction = UnitVector.Of(above);
            for (int pass = 0; pass < 2; pass++)
            {
                foreach (double[] earlier in _directions)
                {
                    double along = direction.Zip(earlier, (left, right) => left * right).Sum();
                    direction = [.. direction.Zip(earlier, (left, right) => left - (along * right))];
                }

                UnitVector.Normalise(direction);
            }

            _directions.Add(direction);
        }
    }
}
