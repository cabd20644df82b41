using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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
        double pairs = 0;
        for (int one = 1; one < xs.Length; one++)
        {
            pairs += Pairs((xs[one], ys[one]), xs[..one], ys[..one], (width, height), radius * radius, correction);
        }

        return xs.Length < 2 ? double.NaN : 2 * pairs * width * height / (xs.Length * (xs.Length - 1.0));
    }

    /// <summary>L: the radius of the circle whose area is K. Equal to K's radius for points thrown at random.</summary>
    /// <param name="k">What <see cref="K"/> returned.</param>
    public static double L(double k) => Math.Sqrt(k / Math.PI);

    // The pairs of one point, corrected. Always four at once: the same sum to the last bit on every machine.
    private static double Pairs(
        (double X, double Y) one, ReadOnlySpan<double> xs, ReadOnlySpan<double> ys, (double Width, double Height) box, double square, EdgeCorrection correction)
    {
        Vector256<double> oneX = Vector256.Create(one.X);
        Vector256<double> oneY = Vector256.Create(one.Y);
        Vector256<double> width = Vector256.Create(box.Width);
        Vector256<double> height = Vector256.Create(box.Height);
        Vector256<double> area = width * height;
        Vector256<double> squares = Vector256.Create(square);
        Vector256<double> sums = Vector256<double>.Zero;
        ReadOnlySpan<Vector256<double>> fourXs = MemoryMarshal.Cast<double, Vector256<double>>(xs);
        ReadOnlySpan<Vector256<double>> fourYs = MemoryMarshal.Cast<double, Vector256<double>>(ys)[..fourXs.Length];
        for (int at = 0; at < fourXs.Length; at++)
        {
            Vector256<double> x = Vector256.Abs(oneX - fourXs[at]);
            Vector256<double> y = Vector256.Abs(oneY - fourYs[at]);
            Vector256<double> isWithin = Vector256.LessThanOrEqual((x * x) + (y * y), squares);
            if (isWithin != Vector256<double>.Zero)
            {
                sums += isWithin & (correction == EdgeCorrection.Translation ? area / ((width - x) * (height - y)) : Vector256<double>.One);
            }
        }

        double sum = Vector256.Sum(sums);
        for (int at = fourXs.Length * Vector256<double>.Count; at < xs.Length; at++)
        {
            double x = Math.Abs(one.X - xs[at]);
            double y = Math.Abs(one.Y - ys[at]);
            if ((x * x) + (y * y) <= square)
            {
                sum += correction == EdgeCorrection.Translation ? box.Width * box.Height / ((box.Width - x) * (box.Height - y)) : 1;
            }
        }

        return sum;
    }
}
