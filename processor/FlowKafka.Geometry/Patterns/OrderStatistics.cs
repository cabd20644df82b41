namespace FlowKafka.Geometry.Patterns;

/// <summary>Values by their rank.</summary>
public static class OrderStatistics
{
    /// <summary>The median: the middle value, or the mean of the two middle ones.</summary>
    /// <param name="values">Finite numbers; put into another order.</param>
    /// <returns>NaN when there are none.</returns>
    public static double Median(Span<double> values)
    {
        if (values.IsEmpty)
        {
            return double.NaN;
        }

        int middle = values.Length / 2;
        double upper = Select(values, middle);
        if (values.Length % 2 == 1)
        {
            return upper;
        }

        double lower = values[0];
        foreach (double value in values[1..middle])
        {
            lower = Math.Max(lower, value);
        }

        return lower + ((upper - lower) / 2);
    }

    /// <summary>The value of a rank, by C. A. R. Hoare's "Find" (Communications of the ACM 4, 1961).</summary>
    /// <param name="values">Finite numbers; afterwards those before <paramref name="rank"/> are none greater, those behind none less.</param>
    /// <param name="rank">From 0.</param>
    private static double Select(Span<double> values, int rank)
    {
        int low = 0;
        int high = values.Length - 1;
        while (low < high)
        {
            double pivot = MiddleOf(values[low], values[(low + high) >> 1], values[high]);
            int left = low;
            int right = high;
            while (left <= right)
            {
                while (values[left] < pivot)
                {
                    left++;
                }

                while (values[right] > pivot)
                {
                    right--;
                }

                if (left <= right)
                {
                    (values[left], values[right]) = (values[right], values[left]);
                    left++;
                    right--;
                }
            }

            high = rank <= right ? right : high;
            low = rank >= left ? left : low;
            if (rank > right && rank < left)
            {
                break;
            }
        }

        return values[rank];
    }

    private static double MiddleOf(double a, double b, double c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
