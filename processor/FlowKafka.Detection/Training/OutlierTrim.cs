using MathNet.Numerics.LinearAlgebra;

namespace FlowKafka.Detection.Training;

/// <summary>
/// Leaves the oddest points out of a hull, whose size they alone would decide: those farthest from the mean by the distance
/// of P. C. Mahalanobis, "On the generalised distance in statistics", Proceedings of the National Institute of Sciences of
/// India 2 (1936).
/// </summary>
internal static class OutlierTrim
{
    /// <summary>The points that stay, row by row, in their order; all of them when they have no spread in some direction.</summary>
    /// <param name="coordinates">Points, row by row.</param>
    /// <param name="dimension">Coordinates of a point.</param>
    /// <param name="part">Which part is left out, from 0 and below 1; rounded down to whole points.</param>
    public static double[] Of(double[] coordinates, int dimension, double part)
    {
        var count = coordinates.Length / dimension;
        var kept = count - (int)(count * part);
        if (kept == count || count <= dimension + 1)
            return coordinates;
        var cloud = Matrix<double>.Build.Dense(count, dimension, (row, axis) => coordinates[(row * dimension) + axis]);
        var mean = cloud.ColumnSums() / count;
        var centred = Matrix<double>.Build.Dense(count, dimension, (row, axis) => cloud[row, axis] - mean[axis]);
        var covariance = centred.TransposeThisAndMultiply(centred) / count;
        if (covariance.Determinant() <= 0)
            return coordinates;
        var inverse = covariance.Inverse();
        var distances = new double[count];
        for (var row = 0; row < count; row++)
            distances[row] = centred.Row(row) * inverse * centred.Row(row);
        var order = Enumerable.Range(0, count).ToArray();
        Array.Sort(order, (one, other) => (distances[one], one).CompareTo((distances[other], other)));
        var stay = order.AsSpan(0, kept);
        stay.Sort();
        var left = new double[kept * dimension];
        for (var row = 0; row < kept; row++)
            coordinates.AsSpan(stay[row] * dimension, dimension).CopyTo(left.AsSpan(row * dimension));
        return left;
    }
}
