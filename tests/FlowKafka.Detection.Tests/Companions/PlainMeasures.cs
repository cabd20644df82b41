using FlowKafka.Detection.Profiles;
using FlowKafka.Geometry;

namespace FlowKafka.Detection.Tests.Companions;

/// <summary>The companions that are made for speed, as their definitions say them.</summary>
internal static class PlainMeasures
{
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        var (low, high) = (sorted[(sorted.Length - 1) / 2], sorted[sorted.Length / 2]);
        return low + ((high - low) / 2);
    }

    public static double RobustVariation(double[] values)
    {
        var median = Median(values);
        return median > 0 ? 1.482602218505602 * Median(values.Select(value => Math.Abs(value - median))) / median : double.NaN;
    }

    public static double[] NeighbourDistances(OrientedWindow[] windows)
    {
        double[][] points = [.. windows.Select(w => new[] { w.Point.ClientBytes, w.Point.ClientPackets, w.Point.ServerBytes, w.Point.ServerPackets }
            .Select(x => Math.Log(x + 1)).ToArray())];
        return [.. points.Select((one, i) => points.Where((_, j) => j != i)
            .Min(other => Math.Sqrt(one.Zip(other).Sum(c => (c.First - c.Second) * (c.First - c.Second)))))];
    }

    public static double RipleyK(OrientedWindow[] windows)
    {
        double[] xs = Unit([.. windows.Select(w => w.Point.ClientPackets)]);
        double[] ys = Unit([.. windows.Select(w => w.Point.ClientBytes)]);
        var sum = 0.0;
        for (var i = 0; i < xs.Length; i++)
        {
            for (var j = 0; j < xs.Length; j++)
            {
                var (x, y) = (Math.Abs(xs[i] - xs[j]), Math.Abs(ys[i] - ys[j]));
                sum += i != j && (x * x) + (y * y) <= 0.1 * 0.1 ? 1 / ((1 - x) * (1 - y)) : 0;
            }
        }

        return sum / (xs.Length * (xs.Length - 1.0));
    }

    public static double InteriorSize(OrientedWindow[] windows)
    {
        double[] points = [.. windows.SelectMany(w => new[] { w.Point.ClientBytes, w.Point.ClientPackets, w.Point.ServerBytes, w.Point.ServerPackets })];
        var means = Enumerable.Range(0, 4).Aggregate(1.0, (product, axis) => product * windows.Select((_, i) => points[(4 * i) + axis]).Average());
        return Math.Pow(ConvexHull.Of(points, 4).Volume / means, 0.25);
    }

    /// <summary>The better of both headers, every length by sines and cosines of its own.</summary>
    public static double Striation(OrientedWindow[] windows) => new[] { 40.0, 52.0 }.Max(header =>
    {
        double[] middle = [.. windows.Select(w => w.Point.ClientBytes - (header * w.Point.ClientPackets)).Distinct().Order()];
        middle = middle.Length > 64 ? middle[((middle.Length - 64) / 2)..][..64] : middle;
        while (middle.Length >= 12 && middle[^1] - middle[0] > 64 * 64)
            middle = middle[middle.Length / 2] - middle[0] > middle[^1] - middle[middle.Length / 2] ? middle[1..] : middle[..^1];
        var widest = middle.Length < 12 ? 0 : Math.Min(512, middle[3 * middle.Length / 4] - middle[middle.Length / 4]);
        return widest < 64 ? double.NegativeInfinity : Strength(middle, widest);
    }) is >= 0 and var strength ? strength : double.NaN;

    private static double Strength(double[] middle, double widest)
    {
        var step = 1 / (2 * (middle[^1] - middle[0]));
        var count = (int)(((1 / 64.0) - (1 / widest)) / step) + 1;
        var greatest = Enumerable.Range(0, count).Max(at =>
        {
            var turn = 2 * Math.PI * ((1 / widest) + (at * step));
            return double.Hypot(middle.Sum(value => Math.Cos(turn * value)), middle.Sum(value => Math.Sin(turn * value))) / middle.Length;
        });
        var chance = Math.Sqrt((Math.Log(count * 2.0) + 0.5772156649015329) / middle.Length);
        return Math.Max(0, (greatest - chance) / (1 - chance));
    }

    private static double[] Unit(double[] values) => [.. values.Select(value => (value - values.Min()) / (values.Max() - values.Min()))];
}
