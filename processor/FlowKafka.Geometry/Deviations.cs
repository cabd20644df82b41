namespace FlowKafka.Geometry;

/// <summary>Scales the axes of a cloud to a standard deviation of 1.</summary>
internal static class Deviations
{
    /// <summary>The points, less the cloud's middle, with each axis divided by its standard deviation; an axis without any is 0.</summary>
    /// <param name="points">Points, row by row.</param>
    /// <param name="weights">How often each occurs.</param>
    /// <param name="dimension">Coordinates of a point.</param>
    public static double[] Scale(double[] points, int[] weights, int dimension)
    {
        double[] scaled = new double[points.Length];
        double total = weights.Sum(weight => (double)weight);
        BoundingBox box = BoundingBox.Of(points, dimension);
        for (int axis = 0; axis < dimension; axis++)
        {
            // In shares of the extent, so that no square overflows; halves, since the extent may.
            double low = box.Minimum.Span[axis] / 2;
            double extent = (box.Maximum.Span[axis] / 2) - low;
            if (extent == 0)
            {
                continue;
            }

            double mean = 0;
            for (int point = 0; point < weights.Length; point++)
            {
                int at = (point * dimension) + axis;
                scaled[at] = ((points[at] / 2) - low) / extent;
                mean += weights[point] / total * scaled[at];
            }

            double variance = 0;
            for (int point = 0; point < weights.Length; point++)
            {
                double apart = scaled[(point * dimension) + axis] - mean;
                variance += weights[point] / total * apart * apart;
            }

            for (int at = axis; at < points.Length; at += dimension)
            {
                scaled[at] = (scaled[at] - mean) / Math.Sqrt(variance);
            }
        }

        return scaled;
    }
}
