using System.Runtime.Intrinsics;

namespace FlowKafka.Geometry.Patterns;

/// <summary>
/// Whether values keep to equally spaced lines of unknown spacing and place. D. G. Kendall's search for a quantum ("Hunting
/// quanta", Philosophical Transactions of the Royal Society A 276, 1974), with Lord Rayleigh's resultant in place of the cosine,
/// so that the lines need not go through 0.
/// </summary>
public static class Striations
{
    /// <summary>The fewest distinct values that are looked at.</summary>
    public const int LeastValues = 12;

    /// <summary>The most distinct values that are looked at: those in the middle.</summary>
    public const int MostValues = 64;

    /// <summary>The widest range of values that is looked at, in least spacings.</summary>
    public const int MostLines = 64;

    // Half of what sampling asks for: the best line is missed by a quarter turn at the range's two ends at worst.
    private const double Oversampling = 2;

    private const double Euler = 0.5772156649015329;

    /// <summary>The strength of the strongest lines whose spacing is within bounds.</summary>
    /// <param name="values">Finite numbers; sorted and overwritten. Only distinct ones count, so that a single line, however
    /// often it is hit, tells nothing.</param>
    /// <param name="leastSpacing">More than 0.</param>
    /// <param name="mostSpacing">At least as much. Spacings wider than the middle half of the values are left out, since few lines
    /// would be enough to hold all values near them.</param>
    /// <param name="searches">Of how many searches like this one the best will be taken.</param>
    /// <returns>
    /// <para>The length R of the values' mean as unit vectors, a spacing being a full turn, at the spacing where it is greatest;
    /// less the length that the best of as many spacings reaches by chance, √((ln m + γ) / n), and scaled so that 1 is perfect.
    /// Random values give 0, or a little more now and then. Perfect lines fit their spacing's fractions as well.</para>
    /// <para>NaN for fewer than <see cref="LeastValues"/> distinct values, or when they are too close together.</para>
    /// </returns>
    public static (double Strength, double Spacing) Strongest(Span<double> values, double leastSpacing, double mostSpacing, int searches)
    {
        Span<double> middle = MiddleOf(values, leastSpacing * MostLines);
        if (middle.Length < LeastValues)
        {
            return (double.NaN, double.NaN);
        }

        double half = middle[3 * middle.Length / 4] - middle[middle.Length / 4];
        double widest = Math.Min(mostSpacing, half);
        if (widest < leastSpacing)
        {
            return (double.NaN, double.NaN);
        }

        double step = 1 / (Oversampling * (middle[^1] - middle[0]));
        int count = (int)(((1 / leastSpacing) - (1 / widest)) / step) + 1;
        (double resultant, int best) = Greatest(middle, 1 / widest, step, count);
        double chance = Math.Sqrt((Math.Log((double)count * searches) + Euler) / middle.Length);
        return (Math.Max(0, (resultant - chance) / (1 - chance)), 1 / ((1 / widest) + (best * step)));
    }

    // The distinct values next to the median: not too many, nor too far apart for one spacing to hold over all of them.
    private static Span<double> MiddleOf(Span<double> values, double width)
    {
        BucketSort.Sort(values);
        int distinct = 0;
        double last = double.NaN;
        foreach (double value in values)
        {
            values[distinct] = value;
            distinct += value != last ? 1 : 0;
            last = value;
        }

        int surplus = Math.Max(0, distinct - MostValues);
        Span<double> middle = values.Slice(surplus / 2, distinct - surplus);
        while (middle.Length >= LeastValues && middle[^1] - middle[0] > width)
        {
            double median = middle[middle.Length / 2];
            middle = median - middle[0] > middle[^1] - median ? middle[1..] : middle[..^1];
        }

        return middle;
    }

    // Eight values at a time, each a vector that turns by a fixed angle from one frequency to the next.
    private static (double Resultant, int Best) Greatest(ReadOnlySpan<double> values, double first, double step, int count)
    {
        Span<Turning> eights = stackalloc Turning[(values.Length + Vector256<float>.Count - 1) / Vector256<float>.Count];
        double origin = values[values.Length / 2];
        for (int eight = 0; eight < eights.Length; eight++)
        {
            int from = eight * Vector256<float>.Count;
            eights[eight] = Turning.Of(values[from..Math.Min(from + Vector256<float>.Count, values.Length)], origin, first, step);
        }

        (float greatest, int best) = (-1, 0);
        for (int frequency = 0; frequency < count; frequency++)
        {
            Vector256<float> cosines = Vector256<float>.Zero;
            Vector256<float> sines = Vector256<float>.Zero;
            foreach (ref Turning eight in eights)
            {
                eight.AddAndTurn(ref cosines, ref sines);
            }

            float cosine = Vector256.Sum(cosines);
            float sine = Vector256.Sum(sines);
            float square = (cosine * cosine) + (sine * sine);
            (greatest, best) = square > greatest ? (square, frequency) : (greatest, best);
        }

        return (Math.Min(1, Math.Sqrt(greatest) / values.Length), best);
    }
}
