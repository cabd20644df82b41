using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FlowKafka.Geometry.Patterns;

/// <summary>
/// How a series resembles itself some steps later: the estimator of G. E. P. Box and G. M. Jenkins, "Time Series Analysis"
/// (1970), section 2.1.5, whose sums all have the same divisor, so that it lies within -1 and 1.
/// </summary>
public static class Autocorrelation
{
    /// <summary>The greatest autocorrelation over the lags from <paramref name="least"/> to <paramref name="most"/>, inclusive.</summary>
    /// <param name="series">Finite numbers, one step apart; replaced by their deviations from the mean.</param>
    /// <param name="least">The least lag, at least 1.</param>
    /// <param name="most">The greatest lag.</param>
    /// <returns>The autocorrelation and the least lag that has it; NaN and 0 for a constant series or an empty range of lags.</returns>
    public static (double Strength, int Lag) Strongest(Span<double> series, int least, int most)
    {
        double mean = Dispersion.Mean(series);
        bool isConstant = series.IsEmpty || !series.ContainsAnyExcept(series[0]);
        foreach (ref double value in series)
        {
            value -= mean;
        }

        (double strength, int lag) = (double.NegativeInfinity, 0);
        for (int candidate = least; candidate <= most && candidate < series.Length; candidate++)
        {
            double product = Product(series[candidate..], series);
            (strength, lag) = product > strength ? (product, candidate) : (strength, lag);
        }

        return isConstant || lag == 0 ? (double.NaN, 0) : (strength / Product(series, series), lag);
    }

    // Always eight sums: the same to the last bit on every machine.
    private static double Product(ReadOnlySpan<double> later, ReadOnlySpan<double> earlier)
    {
        ReadOnlySpan<Vector256<double>> left = MemoryMarshal.Cast<double, Vector256<double>>(later);
        ReadOnlySpan<Vector256<double>> right = MemoryMarshal.Cast<double, Vector256<double>>(earlier)[..left.Length];
        Vector256<double> even = Vector256<double>.Zero;
        Vector256<double> odd = Vector256<double>.Zero;
        int done = 0;
        for (; done + 1 < left.Length; done += 2)
        {
            even += left[done] * right[done];
            odd += left[done + 1] * right[done + 1];
        }

        double sum = Vector256.Sum(even + odd);
        for (int at = done * Vector256<double>.Count; at < later.Length; at++)
        {
            sum += later[at] * earlier[at];
        }

        return sum;
    }
}
