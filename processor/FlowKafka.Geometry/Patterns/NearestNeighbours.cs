using System.Buffers;

namespace FlowKafka.Geometry.Patterns;

/// <summary>
/// The distance of each point from the one next to it (P. J. Clark and F. C. Evans, "Distance to nearest neighbor as a
/// measure of spatial relationships in populations", Ecology 35, 1954). No correction for edges: a point near the border of
/// the cloud has its neighbours on one side only, and its distance is that to the nearest of them.
/// </summary>
public static class NearestNeighbours
{
    /// <summary>Measures the Euclidean distance of every point from its nearest neighbour; 0 for a point that occurs twice.</summary>
    /// <param name="coordinates">Points, row by row, finite; at least two.</param>
    /// <param name="dimension">Coordinates of a point, at least 1.</param>
    /// <param name="distances">Receives a distance for each point, in order of their first coordinates.</param>
    public static void Distances(ReadOnlySpan<double> coordinates, int dimension, Span<double> distances)
    {
        int count = distances.Length;
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2, nameof(distances));
        ArgumentOutOfRangeException.ThrowIfNotEqual(coordinates.Length, count * dimension, nameof(coordinates));

        double[] rented = ArrayPool<double>.Shared.Rent(count * (dimension + 1));
        int[] order = ArrayPool<int>.Shared.Rent(count);
        Span<double> keys = rented.AsSpan(0, count);
        Span<double> sorted = rented.AsSpan(count, count * dimension);
        for (int point = 0; point < count; point++)
        {
            (keys[point], order[point]) = (coordinates[point * dimension], point);
        }

        BucketSort.Sort(keys, order.AsSpan(0, count));
        if (dimension == NeighboursOfFour.Dimension)
        {
            NeighboursOfFour.Distances(coordinates, order.AsSpan(0, count), distances);
        }
        else
        {
            Sweep(coordinates, dimension, order.AsSpan(0, count), sorted, distances);
        }

        ArrayPool<int>.Shared.Return(order);
        ArrayPool<double>.Shared.Return(rented);
    }

    private static void Sweep(ReadOnlySpan<double> coordinates, int dimension, ReadOnlySpan<int> order, Span<double> sorted, Span<double> distances)
    {
        for (int place = 0; place < order.Length; place++)
        {
            coordinates.Slice(order[place] * dimension, dimension).CopyTo(sorted[(place * dimension)..]);
        }

        for (int place = 0; place < order.Length; place++)
        {
            distances[place] = Math.Sqrt(Nearest(sorted, dimension, order.Length, place));
        }
    }

    // Sweeps away from the point both ways, until the first coordinate alone is further than the nearest so far.
    private static double Nearest(ReadOnlySpan<double> sorted, int dimension, int count, int place)
    {
        ReadOnlySpan<double> point = sorted.Slice(place * dimension, dimension);
        double best = double.PositiveInfinity;
        for (int other = place + 1; other < count; other++)
        {
            ReadOnlySpan<double> candidate = sorted.Slice(other * dimension, dimension);
            double along = candidate[0] - point[0];
            if (along * along >= best)
            {
                break;
            }

            best = Math.Min(best, SquareOfDistance(point, candidate));
        }

        for (int other = place - 1; other >= 0; other--)
        {
            ReadOnlySpan<double> candidate = sorted.Slice(other * dimension, dimension);
            double along = candidate[0] - point[0];
            if (along * along >= best)
            {
                break;
            }

            best = Math.Min(best, SquareOfDistance(point, candidate));
        }

        return best;
    }

    private static double SquareOfDistance(ReadOnlySpan<double> one, ReadOnlySpan<double> other)
    {
        double square = 0;
        for (int axis = 0; axis < one.Length; axis++)
        {
            square += (one[axis] - other[axis]) * (one[axis] - other[axis]);
        }

        return square;
    }
}
