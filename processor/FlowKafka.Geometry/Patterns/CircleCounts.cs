namespace FlowKafka.Geometry.Patterns;

/// <summary>Points within concentric circles: a cheap look at how a cloud thins out from its centre.</summary>
public static class CircleCounts
{
    /// <summary>Counts the points within each circle, its border included.</summary>
    /// <param name="xs">Finite numbers.</param>
    /// <param name="ys">As many finite numbers.</param>
    /// <param name="centre">The common centre.</param>
    /// <param name="radii">None negative.</param>
    /// <param name="counts">Receives the number of points in each circle.</param>
    public static void Count(ReadOnlySpan<double> xs, ReadOnlySpan<double> ys, (double X, double Y) centre, ReadOnlySpan<double> radii, Span<int> counts)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(ys.Length, xs.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(counts.Length, radii.Length);
        counts.Clear();
        for (int at = 0; at < xs.Length; at++)
        {
            double x = xs[at] - centre.X;
            double y = ys[at] - centre.Y;
            double square = (x * x) + (y * y);
            for (int circle = 0; circle < radii.Length; circle++)
            {
                counts[circle] += square <= radii[circle] * radii[circle] ? 1 : 0;
            }
        }
    }
}
