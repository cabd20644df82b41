namespace FlowKafka.Geometry;

/// <summary>Clusters of a cloud by density: DBSCAN, with one answer whatever the order of the points.</summary>
/// <remarks>Cores within the radius of each other are in one cluster. A point within the radius of a core that is no core itself
/// goes to the nearest one (of equally near ones to the first in lexicographic order), where the original goes by the order of
/// arrival. The others are noise. Neighbours are found by a sweep along the widest axis: quadratic in the worst case.</remarks>
internal sealed class DensityClusters
{
    private const int Noise = -1;

    private readonly double[] _scaled;
    private readonly int _dimension;
    private readonly double _square;
    private readonly double _radius;

    /// <param name="points">Distinct points in lexicographic order.</param>
    /// <param name="weights">How often each occurs.</param>
    /// <param name="dimension">Coordinates of a point.</param>
    /// <param name="radius">How far apart neighbours may be, in standard deviations.</param>
    /// <param name="minimum">The neighbours that a core has, itself and repeated ones included.</param>
    public DensityClusters(double[] points, int[] weights, int dimension, double radius, int minimum)
    {
        _dimension = dimension;
        _radius = radius;
        _square = radius * radius;
        _scaled = Deviations.Scale(points, weights, dimension);
        int[] order = Sweep(out int axis);
        long[] neighbours = [.. weights];
        ForEachPair(order, axis, (left, right, _) =>
        {
            neighbours[left] += weights[right];
            neighbours[right] += weights[left];
        });
        int[] roots = new int[weights.Length];
        int[] nearest = new int[weights.Length];
        double[] distances = new double[weights.Length];
        for (int point = 0; point < roots.Length; point++)
        {
            roots[point] = point;
            nearest[point] = neighbours[point] >= minimum ? point : Noise;
            distances[point] = double.PositiveInfinity;
        }

        ForEachPair(order, axis, (left, right, square) =>
        {
            bool isCore = neighbours[left] >= minimum;
            bool isOtherCore = neighbours[right] >= minimum;
            if (isCore && isOtherCore)
            {
                int low = Math.Min(Root(roots, left), Root(roots, right));
                roots[Root(roots, left)] = roots[Root(roots, right)] = low;
            }
            else if (isCore || isOtherCore)
            {
                (int core, int other) = isCore ? (left, right) : (right, left);
                if (square < distances[other] || (square == distances[other] && core < nearest[other]))
                {
                    (nearest[other], distances[other]) = (core, square);
                }
            }
        });
        Of = new int[weights.Length];
        Dictionary<int, int> numbers = [];
        for (int point = 0; point < roots.Length; point++)
        {
            if (nearest[point] == point)
            {
                numbers.TryAdd(Root(roots, point), numbers.Count);
            }
        }

        for (int point = 0; point < roots.Length; point++)
        {
            Of[point] = nearest[point] == Noise ? Noise : numbers[Root(roots, nearest[point])];
        }

        Count = numbers.Count;
    }

    /// <summary>How many clusters there are; in the order of their first cores.</summary>
    public int Count { get; }

    /// <summary>The number of each point's cluster, or -1 for noise.</summary>
    public int[] Of { get; }

    private static int Root(int[] roots, int at)
    {
        while (roots[at] != at)
        {
            at = roots[at] = roots[roots[at]];
        }

        return at;
    }

    // The points in ascending order on the axis of the greatest extent.
    private int[] Sweep(out int axis)
    {
        BoundingBox box = BoundingBox.Of(_scaled, _dimension);
        axis = 0;
        for (int other = 1; other < _dimension; other++)
        {
            axis = Extent(box, other) > Extent(box, axis) ? other : axis;
        }

        int[] order = new int[_scaled.Length / _dimension];
        double[] keys = new double[order.Length];
        for (int point = 0; point < order.Length; point++)
        {
            order[point] = point;
            keys[point] = _scaled[(point * _dimension) + axis];
        }

        Array.Sort(keys, order);
        return order;
    }

    private static double Extent(BoundingBox box, int axis) => box.Maximum.Span[axis] - box.Minimum.Span[axis];

    private void ForEachPair(int[] order, int axis, Action<int, int, double> take)
    {
        for (int at = 0; at < order.Length; at++)
        {
            int point = order[at];
            ReadOnlySpan<double> x = _scaled.AsSpan(point * _dimension, _dimension);
            for (int following = at + 1; following < order.Length; following++)
            {
                int other = order[following];
                ReadOnlySpan<double> y = _scaled.AsSpan(other * _dimension, _dimension);
                if (y[axis] - x[axis] > _radius)
                {
                    break;
                }

                double square = 0;
                for (int coordinate = 0; coordinate < x.Length; coordinate++)
                {
                    square += (y[coordinate] - x[coordinate]) * (y[coordinate] - x[coordinate]);
                }

                if (square <= _square)
                {
                    take(point, other, square);
                }
            }
        }
    }
}
