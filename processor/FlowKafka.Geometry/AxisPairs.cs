namespace FlowKafka.Geometry;

/// <summary>The pairs of axes of a space, and a cloud's shadows on them.</summary>
internal static class AxisPairs
{
    /// <summary>All pairs of different axes, in lexicographic order: (0, 1), (0, 2), …</summary>
    public static IEnumerable<(int X, int Y)> Of(int dimension)
    {
        for (int x = 0; x < dimension; x++)
        {
            for (int y = x + 1; y < dimension; y++)
            {
                yield return (x, y);
            }
        }
    }

    /// <summary>The points' coordinates on two axes, row by row.</summary>
    public static double[] Shadow(ReadOnlySpan<double> coordinates, int dimension, int axisX, int axisY)
    {
        double[] shadow = new double[coordinates.Length / dimension * 2];
        for (int point = 0; point < shadow.Length / 2; point++)
        {
            shadow[2 * point] = coordinates[(point * dimension) + axisX];
            shadow[(2 * point) + 1] = coordinates[(point * dimension) + axisY];
        }

        return shadow;
    }

    /// <summary>Refuses a dimension outside 2 to 8, and points that no hull could be made of.</summary>
    /// <returns>The distinct points in lexicographic order.</returns>
    public static double[] Check(ReadOnlySpan<double> coordinates, int dimension)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dimension, 8);
        return PointCloud.SortedDistinct(coordinates, dimension);
    }

    /// <summary>Refuses a pair that is no pair of axes of the space.</summary>
    public static void Check(int axisX, int axisY, int dimension, string name)
    {
        if (axisX < 0 || axisY < 0 || axisX == axisY || axisX >= dimension || axisY >= dimension)
        {
            throw new ArgumentException($"{axisX} and {axisY} are not two axes of a space of {dimension}.", name);
        }
    }
}
