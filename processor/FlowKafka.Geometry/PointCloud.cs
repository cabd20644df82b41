namespace FlowKafka.Geometry;

/// <summary>Checks points and puts them into one order, so that nothing later depends on the order of arrival.</summary>
internal static class PointCloud
{
    /// <summary>The greatest magnitude of a coordinate: beyond it, differences and offsets would overflow.</summary>
    private const double Greatest = 1e300;

    /// <summary>The distinct points, row by row, in lexicographic order; -0 becomes 0.</summary>
    /// <exception cref="ArgumentException">No point, a row cut short, or a coordinate that is not finite or beyond 1e300.</exception>
    public static double[] SortedDistinct(ReadOnlySpan<double> coordinates, int dimension)
    {
        if (coordinates.IsEmpty || coordinates.Length % dimension != 0)
        {
            throw new ArgumentException(
                $"{coordinates.Length} coordinates are not one or more points of {dimension} coordinates each.", nameof(coordinates));
        }

        int count = coordinates.Length / dimension;
        double[] rows = coordinates.ToArray();
        for (int at = 0; at < rows.Length; at++)
        {
            if (!(Math.Abs(rows[at]) <= Greatest))
            {
                throw new ArgumentException(
                    $"Coordinate {at % dimension} of point {at / dimension} is {rows[at]}, which is not a finite number of at most 1E+300.", nameof(coordinates));
            }

            rows[at] += 0.0;
        }

        if (PackedRows.SortedDistinct(rows, dimension) is { } packed)
        {
            return packed;
        }

        int[] order = new int[count];
        for (int point = 0; point < count; point++)
        {
            order[point] = point;
        }

        Sort(rows, dimension, order, new double[count], 0, 0, count);
        double[] distinct = new double[rows.Length];
        int length = 0;
        foreach (int point in order)
        {
            ReadOnlySpan<double> row = rows.AsSpan(point * dimension, dimension);
            if (length == 0 || !row.SequenceEqual(distinct.AsSpan(length - dimension, dimension)))
            {
                row.CopyTo(distinct.AsSpan(length));
                length += dimension;
            }
        }

        return distinct[..length];
    }

    /// <summary>How often each distinct point occurs.</summary>
    /// <param name="coordinates">The points as they were given, row by row.</param>
    /// <param name="distinct">What <see cref="SortedDistinct"/> made of them.</param>
    /// <param name="dimension">Coordinates of a point.</param>
    public static int[] Weights(ReadOnlySpan<double> coordinates, ReadOnlySpan<double> distinct, int dimension)
    {
        int[] weights = new int[distinct.Length / dimension];
        for (int at = 0; at < coordinates.Length; at += dimension)
        {
            weights[Find(distinct, coordinates.Slice(at, dimension))]++;
        }

        return weights;
    }

    private static int Find(ReadOnlySpan<double> distinct, ReadOnlySpan<double> point)
    {
        int low = 0;
        int high = (distinct.Length / point.Length) - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (IsLess(distinct.Slice(middle * point.Length, point.Length), point))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private static bool IsLess(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        for (int axis = 0; axis < left.Length; axis++)
        {
            if (left[axis] != right[axis])
            {
                return left[axis] < right[axis];
            }
        }

        return false;
    }

    private static void Sort(double[] rows, int dimension, int[] order, double[] keys, int axis, int start, int length)
    {
        for (int at = start; at < start + length; at++)
        {
            keys[at] = rows[(order[at] * dimension) + axis];
        }

        Array.Sort(keys, order, start, length);
        if (axis + 1 == dimension)
        {
            return;
        }

        int runStart = start;
        for (int at = start + 1; at <= start + length; at++)
        {
            if (at == start + length || rows[(order[at] * dimension) + axis] != rows[(order[runStart] * dimension) + axis])
            {
                if (at - runStart > 1)
                {
                    Sort(rows, dimension, order, keys, axis + 1, runStart, at - runStart);
                }

                runStart = at;
            }
        }
    }
}
