namespace FlowKafka.Geometry.Tests;

/// <summary>Seeded clouds of the kinds that hulls are made of.</summary>
internal static class Clouds
{
    public static double[] Gaussian(int seed, int count, int dimension)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count * dimension).Select(_ => Normal(random))];
    }

    /// <summary>Integers from 0 to <paramref name="size"/>, inclusive.</summary>
    public static double[] Cube(int seed, int count, int dimension, int size)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count * dimension).Select(_ => (double)random.Next(size + 1))];
    }

    public static double[] Sphere(int seed, int count, int dimension)
    {
        double[] points = Gaussian(seed, count, dimension);
        for (int at = 0; at < points.Length; at += dimension)
        {
            double length = Math.Sqrt(points.Skip(at).Take(dimension).Sum(x => x * x));
            for (int axis = 0; axis < dimension; axis++)
            {
                points[at + axis] /= length;
            }
        }

        return points;
    }

    /// <summary>All integer points of a cube with <paramref name="side"/> points a side.</summary>
    public static double[] Grid(int side, int dimension)
    {
        int count = (int)Math.Pow(side, dimension);
        double[] points = new double[count * dimension];
        for (int point = 0, left = 0; point < count; point++, left = point)
        {
            for (int axis = 0; axis < dimension; axis++, left /= side)
            {
                points[(point * dimension) + axis] = left % side;
            }
        }

        return points;
    }

    /// <summary>A box of integer points with sides and distances of its own on each axis.</summary>
    public static double[] Lattice(int seed, int dimension)
    {
        Random random = new(seed);
        int[] sides = [.. Enumerable.Range(0, dimension).Select(_ => random.Next(2, dimension > 4 ? 3 : 5))];
        int[] steps = [.. Enumerable.Range(0, dimension).Select(_ => random.Next(1, 100))];
        List<double> points = [];
        for (int point = 0; point < sides.Aggregate(1, (product, side) => product * side); point++)
        {
            for (int axis = 0, left = point; axis < dimension; left /= sides[axis++])
            {
                points.Add(left % sides[axis] * steps[axis]);
            }
        }

        return [.. points];
    }

    /// <summary>Windows of a miner: bytes hang on packets by the sizes of a few kinds of message (client bytes, client packets,
    /// server bytes, server packets, shares and jobs with noise).</summary>
    public static double[] Mining(int seed, int count, int dimension)
    {
        Random random = new(seed);
        double[] points = new double[count * dimension];
        for (int at = 0; at < points.Length; at += dimension)
        {
            int shares = random.Next(2, 40);
            int jobs = random.Next(3, 9);
            int acks = shares + jobs + random.Next(0, 3);
            double[] window = [(shares * 233) + (acks * 52), shares + acks, (jobs * 416) + (shares * 115), jobs + shares + random.Next(0, shares), (shares * 2) + random.Next(0, 3), (jobs * 3) + random.Next(0, 2)];
            window.AsSpan(0, dimension).CopyTo(points.AsSpan(at));
        }

        return points;
    }

    /// <summary>A cloud of a kind that the tests name; a grid has as many points a side as fit.</summary>
    public static double[] OfKind(string kind, int seed, int count, int dimension) => kind switch
    {
        "gaussian" => Gaussian(seed, count, dimension),
        "cube" => Cube(seed, count, dimension, 1000),
        "small cube" => Cube(seed, count, dimension, 4),
        "sphere" => Sphere(seed, count, dimension),
        "grid" => Grid((int)Math.Pow(count, 1.0 / dimension), dimension),
        "mining" => Mining(seed, count, dimension),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
    };

    public static double[] Repeated(double[] points, int times) =>
        [.. Enumerable.Repeat(points, times).SelectMany(copy => copy)];

    public static double[] Shuffled(double[] points, int dimension, int seed)
    {
        double[][] rows = [.. points.Chunk(dimension)];
        new Random(seed).Shuffle(rows);
        return [.. rows.SelectMany(row => row)];
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
