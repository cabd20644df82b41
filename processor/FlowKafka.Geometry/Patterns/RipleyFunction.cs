namespace FlowKafka.Geometry.Patterns;

/// <summary>
/// B. D. Ripley's K ("Modelling spatial patterns", Journal of the Royal Statistical Society B 39, 1977) and J. Besag's L (in the
/// discussion of it): how many neighbours a point has, against chance.
/// </summary>
public static class RipleyFunction
{
    /// <summary>
    /// K: the neighbours within a radius of a point, on average, over the density n / area, of which one point is the centre's
    /// own. πr² for points thrown at random, more for clusters, less for points that keep apart.
    /// </summary>
    /// <param name="xs">Finite numbers, 0 to <paramref name="width"/>, both inclusive.</param>
    /// <param name="ys">As many, 0 to <paramref name="height"/>, both inclusive.</param>
    /// <param name="width">Of the rectangle that was observed.</param>
    /// <param name="height">Of the rectangle that was observed.</param>
    /// <param name="radius">Less than both sides; a neighbour just that far is within.</param>
    /// <param name="correction">What is done about the border.</param>
    /// <returns>An area; NaN for fewer than two points.</returns>
    public static double K(
        ReadOnlySpan<double> xs, ReadOnlySpan<double> ys, double width, double height, double radius, EdgeCorrection correction)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(ys.Length, xs.Length);
        ArgumentOutOfRangeException.ThrowIfNegative(radius);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(radius, Math.Min(width, height));
        double area = width * height;
        double pairs = 0;
        for (int one = 1; one < xs.Length; one++)
        {
            for (int other = 0; other < one; other++)
            {
                double x = Math.Abs(xs[one] - xs[other]);
                double y = Math.Abs(ys[one] - ys[other]);
                if ((x * x) + (y * y) <= radius * radius)
                {
                    pairs += correction == EdgeCorrection.Translation ? area / ((width - x) * (height - y)) : 1;
                }
            }
        }

        return xs.Length < 2 ? double.NaN : 2 * pairs * area / (xs.Length * (xs.Length - 1.0));
    }

    /// <summary>L: the radius of the circle whose area is K. Equal to K's radius for points thrown at random.</summary>
    /// <param name="k">What <see cref="K"/> returned.</param>
    public static double L(double k) => Math.Sqrt(k / Math.PI);
}
