namespace FlowKafka.Geometry.Patterns;

/// <summary>
/// The line with the least sum of squared perpendicular distances (total least squares: K. Pearson, "On lines and planes of
/// closest fit to systems of points in space", Philosophical Magazine 2, 1901). It goes through the centroid.
/// </summary>
public readonly struct RegressionLine
{
    private readonly double _centreX;
    private readonly double _centreY;
    private readonly double _normalX;
    private readonly double _normalY;

    private RegressionLine(double centreX, double centreY, double angle, double correlation)
    {
        (_centreX, _centreY) = (centreX, centreY);
        (double sine, double cosine) = Math.SinCos(angle);
        (_normalX, _normalY) = (-sine, cosine);
        Angle = angle * 180 / Math.PI;
        Slope = Math.Tan(angle);
        Correlation = correlation;
    }

    /// <summary>Degrees from the x axis, -90 to 90, and 90 for an upright line; NaN when no direction is better than the others.</summary>
    public double Angle { get; }

    /// <summary>The tangent of the angle; infinite or beyond 10¹⁵ when the line is upright.</summary>
    public double Slope { get; }

    /// <summary>Pearson's r, -1 to 1; NaN when one of the coordinates is the same everywhere.</summary>
    public double Correlation { get; }

    /// <summary>The line through points.</summary>
    /// <param name="xs">Finite numbers.</param>
    /// <param name="ys">As many finite numbers.</param>
    /// <remarks>Fewer than two points, all of them equal, and clouds as wide in each direction give a line whose angle is NaN.</remarks>
    public static RegressionLine Through(ReadOnlySpan<double> xs, ReadOnlySpan<double> ys)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(ys.Length, xs.Length);
        double centreX = Centre(xs);
        double centreY = Centre(ys);
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int at = 0; at < xs.Length; at++)
        {
            double x = xs[at] - centreX;
            double y = ys[at] - centreY;
            xx += x * x;
            xy += x * y;
            yy += y * y;
        }

        double angle = xy == 0 && xx == yy ? double.NaN : Math.Atan2(2 * xy, xx - yy) / 2;
        double correlation = xx > 0 && yy > 0 ? Math.Clamp(xy / Math.Sqrt(xx * yy), -1, 1) : double.NaN;
        return new RegressionLine(centreX, centreY, angle, correlation);
    }

    /// <summary>The perpendicular distance of a point from the line.</summary>
    public double Distance(double x, double y) => Math.Abs((_normalX * (x - _centreX)) + (_normalY * (y - _centreY)));

    // Equal values are their own mean, which a rounded sum of them might not be.
    private static double Centre(ReadOnlySpan<double> values) =>
        !values.IsEmpty && !values.ContainsAnyExcept(values[0]) ? values[0] : Dispersion.Mean(values);
}
