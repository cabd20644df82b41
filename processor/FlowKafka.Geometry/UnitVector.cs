namespace FlowKafka.Geometry;

/// <summary>Vectors of length 1.</summary>
internal static class UnitVector
{
    /// <summary>The vector whose components are given as <c>Mantissa × 2^Exponent</c>, scaled to length 1. One component is not 0.</summary>
    public static double[] Of(ReadOnlySpan<(double Mantissa, int Exponent)> vector)
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

    /// <summary>Scales a vector to length 1; its squares must neither overflow nor vanish.</summary>
    public static void Normalise(double[] vector)
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
}
