namespace FlowKafka.Geometry;

/// <summary>Which half-spaces share a half of a block: those that look the same way, since they bound the same cells.</summary>
internal static class BlockOrder
{
    /// <summary>Leaves the first block as it is, and reorders the others by halving them again and again, each time along the axis
    /// on which their normals differ most.</summary>
    /// <param name="order">The half-spaces' indices; reordered.</param>
    /// <param name="halfSpaces">The half-spaces.</param>
    /// <param name="grid">Where the cells are.</param>
    public static void Sort(int[] order, ReadOnlySpan<HalfSpace> halfSpaces, CellGrid grid)
    {
        int dimension = grid.Center.Length;
        double[] directions = new double[halfSpaces.Length * dimension];
        for (int at = 0; at < halfSpaces.Length; at++)
        {
            Span<double> direction = directions.AsSpan(at * dimension, dimension);
            grid.TurnNormal(halfSpaces[at].Normal.Span, direction);
            double square = 0;
            foreach (double component in direction)
            {
                square += component * component;
            }

            foreach (ref double component in direction)
            {
                component /= Math.Sqrt(square);
            }
        }

        int first = Math.Min(HalfSpaceBlocks.Width, order.Length);
        Split(order, new double[order.Length], first, order.Length - first, directions, dimension);
    }

    private static void Split(int[] order, double[] keys, int start, int count, double[] directions, int dimension)
    {
        if (count <= HalfSpaceBlocks.HalfWidth)
        {
            return;
        }

        int axis = 0;
        double widest = -1;
        for (int candidate = 0; candidate < dimension; candidate++)
        {
            double low = double.PositiveInfinity;
            double high = double.NegativeInfinity;
            for (int at = start; at < start + count; at++)
            {
                double component = directions[(order[at] * dimension) + candidate];
                low = Math.Min(low, component);
                high = Math.Max(high, component);
            }

            (axis, widest) = high - low > widest ? (candidate, high - low) : (axis, widest);
        }

        for (int at = start; at < start + count; at++)
        {
            keys[at] = directions[(order[at] * dimension) + axis];
        }

        Array.Sort(keys, order, start, count);
        int blocks = (count + HalfSpaceBlocks.HalfWidth - 1) / HalfSpaceBlocks.HalfWidth;
        int half = blocks / 2 * HalfSpaceBlocks.HalfWidth;
        Split(order, keys, start, half, directions, dimension);
        Split(order, keys, start + half, count - half, directions, dimension);
    }
}
