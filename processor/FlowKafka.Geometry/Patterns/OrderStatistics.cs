using System.Numerics;

namespace FlowKafka.Geometry.Patterns;

/// <summary>Values by their rank.</summary>
public static class OrderStatistics
{
    private const int Buckets = 64;

    /// <summary>The median: the middle value, or the mean of the two middle ones; NaN when there are none.</summary>
    /// <param name="values">Finite numbers; overwritten.</param>
    /// <remarks>
    /// Counts the values in equal parts of their range and goes on with the part that holds the middle: a processor can't
    /// foresee the outcome of comparisons, and here there are few.
    /// </remarks>
    public static double Median(Span<double> values)
    {
        if (values.IsEmpty)
        {
            return double.NaN;
        }

        Span<int> counts = stackalloc int[Buckets];
        int low = (values.Length - 1) / 2;
        int high = values.Length / 2;
        while (values.Length > Buckets / 4)
        {
            (double least, double most) = RangeOf(values);
            double scale = Buckets / (most - least);
            if (!double.IsFinite(scale))
            {
                break;
            }

            counts.Clear();
            foreach (double value in values)
            {
                counts[Bucket(value, least, scale)]++;
            }

            int middle = 0;
            int before = 0;
            while (low >= before + counts[middle])
            {
                before += counts[middle++];
            }

            if (high >= before + counts[middle])
            {
                return MeanOfNeighbours(values, middle, least, scale);
            }

            int kept = 0;
            foreach (double value in values)
            {
                values[kept] = value;
                kept += Bucket(value, least, scale) == middle ? 1 : 0;
            }

            values = values[..kept];
            low -= before;
            high -= before;
        }

        values.Sort();
        return values[low] + ((values[high] - values[low]) / 2);
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

    // The greatest value up to a bucket, and the least behind it.
    private static double MeanOfNeighbours(ReadOnlySpan<double> values, int middle, double least, double scale)
    {
        double below = double.NegativeInfinity;
        double above = double.PositiveInfinity;
        foreach (double value in values)
        {
            bool isBelow = Bucket(value, least, scale) <= middle;
            below = isBelow && value > below ? value : below;
            above = !isBelow && value < above ? value : above;
        }

        return below + ((above - below) / 2);
    }

    private static int Bucket(double value, double least, double scale) => Math.Min((int)((value - least) * scale), Buckets - 1);
}
