using FlowKafka.Geometry;

namespace FlowKafka.Benchmarks;

/// <summary>Clouds for the hull benchmarks.</summary>
internal static class HullClouds
{
    /// <summary>Integer points (client bytes, client packets, server bytes, server packets) as thin as mining's: bytes hang on packets.</summary>
    public static double[] Mining(int count)
    {
        Random random = new(17000);
        double[] points = new double[4 * count];
        for (int at = 0; at < points.Length; at += 4)
        {
            double up = 40 + (12 * Normal(random));
            double down = 25 + (0.5 * up) + (6 * Normal(random));
            points[at] = Math.Round(Math.Max(40, (130 * up) + (150 * Normal(random))));
            points[at + 1] = Math.Round(Math.Max(1, up));
            points[at + 2] = Math.Round(Math.Max(40, (165 * down) + (300 * Normal(random))));
            points[at + 3] = Math.Round(Math.Max(1, down));
        }

        return points;
    }

    /// <summary>Integer points like mining's, but with four independent sizes, which gives many more facets.</summary>
    public static double[] Round(int count)
    {
        Random random = new(1783);
        double[] points = new double[4 * count];
        for (int at = 0; at < points.Length; at++)
        {
            points[at] = Math.Round(30000 + (5000 * Normal(random)));
        }

        return points;
    }

    /// <summary>Integer points of a cloud with a fuller rim than <see cref="Round"/>, which has some 1,900 half-spaces.</summary>
    public static double[] Ball(int count)
    {
        Random random = new(1783);
        double[] points = new double[4 * count];
        for (int at = 0; at < points.Length; at += 4)
        {
            double[] direction = [Normal(random), Normal(random), Normal(random), Normal(random)];
            double root = Math.Sqrt(Math.Sqrt(direction.Sum(x => x * x)));
            for (int axis = 0; axis < 4; axis++)
            {
                points[at + axis] = Math.Round(30000 + (9000 * direction[axis] / root));
            }
        }

        return points;
    }

    /// <summary>Points all over a box and around it, a quarter of its extent on each side.</summary>
    public static double[] Around(BoundingBox box, int count)
    {
        int dimension = box.Minimum.Length;
        Random random = new(4);
        double[] points = new double[dimension * count];
        for (int at = 0; at < points.Length; at++)
        {
            double low = box.Minimum.Span[at % dimension];
            points[at] = low + (((1.5 * random.NextDouble()) - 0.25) * (box.Maximum.Span[at % dimension] - low));
        }

        return points;
    }

    /// <summary>Points twice to twelve times as far out as the box, as large transfers are.</summary>
    public static double[] Far(BoundingBox box, int count)
    {
        int dimension = box.Minimum.Length;
        Random random = new(5);
        return [.. Enumerable.Range(0, dimension * count).Select(at => box.Maximum.Span[at % dimension] * (2 + (10 * random.NextDouble())))];
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
