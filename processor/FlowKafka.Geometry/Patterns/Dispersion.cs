using System.Buffers;

namespace FlowKafka.Geometry.Patterns;

/// <summary>How far values spread about their middle.</summary>
public static class Dispersion
{
    /// <summary>Makes the median absolute deviation of a normal distribution its standard deviation: 1 / Φ⁻¹(3/4).</summary>
    public const double NormalConsistency = 1.482602218505602;

    /// <summary>The mean; NaN when there are no values.</summary>
    public static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }

    /// <summary>The sample's variance, divided by n - 1; NaN for fewer than two values.</summary>
    public static double Variance(ReadOnlySpan<double> values) => Variance(values, Mean(values));

    /// <summary>The standard deviation (n - 1) in units of the mean; NaN for fewer than two values, or if the mean is 0.</summary>
    /// <param name="values">Finite numbers, none negative.</param>
    public static double VariationCoefficient(ReadOnlySpan<double> values)
    {
        double mean = Mean(values);
        return mean > 0 ? Math.Sqrt(Variance(values, mean)) / mean : double.NaN;
    }

    /// <summary>
    /// The variance (n - 1) in units of the mean: 1 for counts of a Poisson process (U. Fano, Physical Review 72, 1947).
    /// NaN for fewer than two values, or if the mean is 0.
    /// </summary>
    /// <param name="values">Finite numbers, none negative.</param>
    public static double FanoFactor(ReadOnlySpan<double> values)
    {
        double mean = Mean(values);
        return mean > 0 ? Variance(values, mean) / mean : double.NaN;
    }

    /// <summary>
    /// The median absolute deviation from the median, times <see cref="NormalConsistency"/>, in units of the median (F. R.
    /// Hampel, Journal of the American Statistical Association 69, 1974). NaN for fewer than two values, or if the median is 0.
    /// </summary>
    /// <param name="values">Finite numbers, none negative.</param>
    public static double RobustVariationCoefficient(ReadOnlySpan<double> values)
    {
        double[] rented = ArrayPool<double>.Shared.Rent(values.Length);
        Span<double> scratch = rented.AsSpan(0, values.Length);
        values.CopyTo(scratch);
        double median = OrderStatistics.Median(scratch);
        for (int at = 0; at < scratch.Length; at++)
        {
            scratch[at] = Math.Abs(scratch[at] - median);
        }

        double deviation = OrderStatistics.Median(scratch);
        ArrayPool<double>.Shared.Return(rented);
        return values.Length >= 2 && median > 0 ? NormalConsistency * deviation / median : double.NaN;
    }

    private static double Variance(ReadOnlySpan<double> values, double mean)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += (value - mean) * (value - mean);
        }

        return values.Length < 2 ? double.NaN : sum / (values.Length - 1);
    }
}
