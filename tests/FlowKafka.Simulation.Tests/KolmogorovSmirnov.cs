namespace FlowKafka.Simulation.Tests;

/// <summary>The distance between two samples: the largest difference of their empirical distribution functions.</summary>
internal static class KolmogorovSmirnov
{
    public static double Distance(IEnumerable<long> one, IEnumerable<long> other)
    {
        var (x, y) = (one.Order().ToArray(), other.Order().ToArray());
        var (i, j, distance) = (0, 0, 0.0);
        while (i < x.Length && j < y.Length)
        {
            var value = Math.Min(x[i], y[j]);
            while (i < x.Length && x[i] == value)
                i++;
            while (j < y.Length && y[j] == value)
                j++;
            distance = Math.Max(distance, Math.Abs(i / (double)x.Length - j / (double)y.Length));
        }

        return distance;
    }
}
