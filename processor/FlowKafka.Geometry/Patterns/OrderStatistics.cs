using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FlowKafka.Geometry.Patterns;

/// <summary>Values by their rank.</summary>
public static class OrderStatistics
{
    private const int FewValues = 16;
    private const int MostSteps = 40;

    /// <summary>The median: the middle value, or the mean of the two middle ones; NaN when there are none.</summary>
    /// <param name="values">Finite numbers; may be overwritten.</param>
    /// <remarks>
    /// Closes in on the middle from both sides, each step counting the values below a bound between: a processor can't foresee
    /// the outcome of comparisons, and here they decide nothing before a step is done.
    /// </remarks>
    public static double Median(Span<double> values)
    {
        if (values.IsEmpty)
        {
            return double.NaN;
        }

        if (values.Length <= FewValues || !TryCloseIn(values, out double low, out double high))
        {
            values.Sort();
            (low, high) = (values[(values.Length - 1) / 2], values[values.Length / 2]);
        }

        return low + ((high - low) / 2);
    }

    /// <summary>The least and the greatest.</summary>
    /// <param name="values">At least one.</param>
    internal static (double Least, double Most) RangeOf(ReadOnlySpan<double> values)
    {
        Vector<double> least = new(values[0]);
        Vector<double> most = least;
        int at = 0;
        for (; at + Vector<double>.Count <= values.Length; at += Vector<double>.Count)
        {
            Vector<double> next = new(values[at..]);
            least = Vector.MinNative(least, next);
            most = Vector.MaxNative(most, next);
        }

        (double low, double high) = (least[0], most[0]);
        for (int lane = 1; lane < Vector<double>.Count; lane++)
        {
            (low, high) = (Math.Min(low, least[lane]), Math.Max(high, most[lane]));
        }

        foreach (double value in values[at..])
        {
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }

        return (low, high);
    }

    // The two middle values: all that are not yet told from them lie from low to high.
    private static bool TryCloseIn(ReadOnlySpan<double> values, out double low, out double high)
    {
        (low, high) = RangeOf(values);
        (int least, int most) = ((values.Length - 1) / 2, values.Length / 2);
        (int before, int upTo) = (0, values.Length);
        for (int step = 0; low < high; step++)
        {
            // Now where the middle is if the values are spread evenly, now half way.
            double share = (step & 1) == 0 ? (least + most + 1 - (2.0 * before)) / (2.0 * (upTo - before)) : 0.5;
            double bound = low + ((high - low) * share);
            if (step == MostSteps || !double.IsFinite(bound))
            {
                return false;
            }

            int count = Split(values, Math.Min(bound, double.BitDecrement(high)), out double below, out double above);
            if (count > least && count <= most)
            {
                (low, high) = (below, above);
                return true;
            }

            (low, before, high, upTo) = count <= least ? (above, count, high, upTo) : (low, before, below, count);
        }

        return true;
    }

    // How many values are up to a bound, the greatest of them, and the least of the others.
    private static int Split(ReadOnlySpan<double> values, double bound, out double below, out double above)
    {
        Vector256<double> bounds = Vector256.Create(bound);
        Vector256<double> most = Vector256.Create(double.NegativeInfinity);
        Vector256<double> least = Vector256.Create(double.PositiveInfinity);
        Vector256<double> lowest = most;
        Vector256<double> highest = least;
        Vector256<long> counts = Vector256<long>.Zero;
        ReadOnlySpan<Vector256<double>> fours = MemoryMarshal.Cast<double, Vector256<double>>(values);
        foreach (Vector256<double> four in fours)
        {
            Vector256<double> isUpTo = Vector256.LessThanOrEqual(four, bounds);
            counts -= isUpTo.AsInt64();
            most = Vector256.MaxNative(most, Vector256.ConditionalSelect(isUpTo, four, lowest));
            least = Vector256.MinNative(least, Vector256.ConditionalSelect(isUpTo, highest, four));
        }

        int count = (int)Vector256.Sum(counts);
        (below, above) = (double.NegativeInfinity, double.PositiveInfinity);
        for (int lane = 0; lane < Vector256<double>.Count; lane++)
        {
            (below, above) = (Math.Max(below, most[lane]), Math.Min(above, least[lane]));
        }

        foreach (double value in values[(fours.Length * Vector256<double>.Count)..])
        {
            count += value <= bound ? 1 : 0;
            below = value <= bound ? Math.Max(below, value) : below;
            above = value <= bound ? above : Math.Min(above, value);
        }

        return count;
    }
}
