using System.Buffers;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FlowKafka.Geometry.Patterns;

/// <summary>How far values spread about their middle.</summary>
public static class Dispersion
{
    /// <summary>Makes the median absolute deviation of a normal distribution its standard deviation: 1 / Φ⁻¹(3/4).</summary>
    public const double NormalConsistency = 1.482602218505602;

    /// <summary>The mean; NaN when there are no values.</summary>
    public static double Mean(ReadOnlySpan<double> values)
    {
        // Always four lanes: the same sum to the last bit on every machine.
        ReadOnlySpan<Vector256<double>> fours = MemoryMarshal.Cast<double, Vector256<double>>(values);
        Vector256<double> sums = Vector256<double>.Zero;
        foreach (Vector256<double> four in fours)
        {
            sums += four;
        }

        double sum = Vector256.Sum(sums);
        foreach (double value in values[(fours.Length * Vector256<double>.Count)..])
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
        Span<double> deviations = rented.AsSpan(0, values.Length);
        values.CopyTo(deviations);
        double median = OrderStatistics.Median(deviations);
        for (int at = 0; at < values.Length; at++)
        {
            deviations[at] = Math.Abs(values[at] - median);
        }

        double middle = OrderStatistics.Median(deviations);
        ArrayPool<double>.Shared.Return(rented);
        return values.Length >= 2 && median > 0 ? NormalConsistency * middle / median : double.NaN;
    }

    private static double Variance(ReadOnlySpan<double> values, double mean)
    {
        ReadOnlySpan<Vector256<double>> fours = MemoryMarshal.Cast<double, Vector256<double>>(values);
        Vector256<double> sums = Vector256<double>.Zero;
        Vector256<double> means = Vector256.Create(mean);
        foreach (Vector256<double> four in fours)
        {
            sums += (four - means) * (four - means);
        }

        double sum = Vector256.Sum(sums);
        foreach (double value in values[(fours.Length * Vector256<double>.Count)..])
        {
            sum += (value - mean) * (value - mean);
        }

        return values.Length < 2 ? double.NaN : sum / (values.Length - 1);
    }
}
