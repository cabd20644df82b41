namespace FlowKafka.Geometry.Tests;

/// <summary>More than 1,000 clouds that span their space, 7 kinds in 2 to 6 dimensions, and 145 flat ones.</summary>
public class ConvexHullAgainstQhullTests
{
    private const int Seeds = 29;

    public static TheoryData<string, int> Kinds()
    {
        TheoryData<string, int> data = [];
        foreach (string kind in new[] { "gaussian", "cube", "small cube", "sphere", "lattice", "mining", "repeated" })
        {
            for (int dimension = 2; dimension <= 6; dimension++)
            {
                data.Add(kind, dimension);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Of_RandomClouds_HasTheReferencesHalfSpacesAndVolume(string kind, int dimension)
    {
        if (Qhull.IsHere())
        {
            Parallel.For(1, Seeds + 1, seed =>
            {
                double[] points = Cloud(kind, seed, dimension);
                ConvexHull hull = ConvexHull.Of(points, dimension);
                Assert.Equal(dimension, hull.AffineDimension);
                HoldToReference(hull, points);
            });
        }
    }

    /// <summary>All equal, on a line, in a plane, and so on: a cloud of fewer dimensions, sometimes of fewer than d + 1 points, that an
    /// integer map takes into the space. Its hull must be the image of its hull.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Of_FlatClouds_IsTheImageOfTheReferencesHull(int dimension)
    {
        if (!Qhull.IsHere())
        {
            return;
        }

        Parallel.For(1, Seeds + 1, seed =>
        {
            int rank = seed % dimension;
            int count = seed % 3 == 0 ? rank + 1 : rank + 1 + (seed % 20);
            double[] points = rank == 0 ? [] : Clouds.Cube(seed, count, rank, 1000);
            double[][] image = Image(seed, rank, dimension);
            double[] flat = [.. Enumerable.Range(0, count).SelectMany(at => Mapped(image, points.AsSpan(at * rank, rank), dimension))];

            ConvexHull hull = ConvexHull.Of(flat, dimension);

            Assert.Equal(rank, hull.AffineDimension);
            Assert.Equal(0, hull.Volume);
            Assert.Equal(count, hull.ToMembership().Contains(flat, new bool[count]));
            if (rank < 2)
            {
                double length = rank == 0 ? 1 : Stretch(image) * (points.Max() - points.Min());
                Assert.Equal(length, hull.AffineVolume, 1e-9 * length);
                Assert.Equal(2 * rank, hull.FacetCount);
                return;
            }

            ConvexHull original = ConvexHull.Of(points, rank);
            HoldToReference(original, points);
            Assert.Equal(original.FacetCount, hull.FacetCount);
            Assert.Equal(original.AffineVolume * Stretch(image), hull.AffineVolume, 1e-9 * hull.AffineVolume);
            Assert.Equal(
                original.Vertices.ToArray().Chunk(rank).Select(vertex => string.Join(' ', Mapped(image, vertex, dimension))).Order(StringComparer.Ordinal),
                hull.Vertices.ToArray().Chunk(dimension).Select(vertex => string.Join(' ', vertex)).Order(StringComparer.Ordinal));
        });
    }

    private static void HoldToReference(ConvexHull hull, double[] points)
    {
        var (halfSpaces, volume) = Qhull.Ask(points, hull.Dimension) ?? throw new InvalidOperationException("qconvex refused.");
        Assert.Equal(volume, hull.Volume, 1e-10 * volume);
        Assert.Equal(halfSpaces.Count, hull.HalfSpaces.Count);
        double size = points.Max(Math.Abs);

        // Sorted by some mixture of the components, so that not all have to be compared with all.
        double[] keys = [.. halfSpaces.Select(Key)];
        HalfSpace[] sorted = [.. halfSpaces];
        Array.Sort(keys, sorted);
        foreach (HalfSpace own in hull.HalfSpaces)
        {
            int at = ~Array.BinarySearch(keys, Key(own) - 1e-8);
            at = at < 0 ? ~at : at;
            while (at < keys.Length && keys[at] < Key(own) + 1e-8 && !Agree(own, sorted[at], size))
            {
                at++;
            }

            Assert.True(at < keys.Length && Agree(own, sorted[at], size), $"The reference lacks {string.Join(' ', own.Normal.ToArray())} ≤ {own.Offset}.");
        }
    }

    private static double Key(HalfSpace halfSpace)
    {
        double key = 0;
        for (int axis = 0; axis < halfSpace.Normal.Length; axis++)
        {
            key = (key * 0.7) + halfSpace.Normal.Span[axis];
        }

        return key;
    }

    private static bool Agree(HalfSpace own, HalfSpace other, double size)
    {
        double apart = Math.Abs(own.Offset - other.Offset) / size;
        for (int axis = 0; axis < own.Normal.Length; axis++)
        {
            apart = Math.Max(apart, Math.Abs(own.Normal.Span[axis] - other.Normal.Span[axis]));
        }

        return apart < 1e-9;
    }

    private static double[] Cloud(string kind, int seed, int dimension)
    {
        int[] counts = [0, 0, 200, 150, 80, 30, 18];
        int count = counts[dimension] + (seed % 8);
        return kind switch
        {
            "lattice" => Clouds.Lattice(seed, dimension),
            "repeated" => Clouds.Repeated(Clouds.Cube(seed, count / 2, dimension, 20), 3),
            _ => Clouds.OfKind(kind, seed, kind == "sphere" ? count / 2 : count, dimension),
        };
    }

    // One vector for each axis of the flat: the first axes of the space as they are, the others mixed.
    private static double[][] Image(int seed, int rank, int dimension)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, rank).Select(row => Enumerable.Range(0, dimension)
            .Select(axis => axis < rank ? (axis == row ? 1.0 : 0) : random.Next(-3, 4)).ToArray())];
    }

    private static double[] Mapped(double[][] image, ReadOnlySpan<double> point, int dimension)
    {
        double[] mapped = new double[dimension];
        for (int axis = 0; axis < dimension; axis++)
        {
            mapped[axis] = 7;
            for (int row = 0; row < image.Length; row++)
            {
                mapped[axis] += image[row][axis] * point[row];
            }
        }

        return mapped;
    }

    // The root of the determinant of the vectors' products, by Gram and Schmidt.
    private static double Stretch(double[][] image)
    {
        double stretch = 1;
        double[][] left = [.. image.Select(row => row.ToArray())];
        for (int row = 0; row < left.Length; row++)
        {
            double square = left[row].Sum(x => x * x);
            stretch *= Math.Sqrt(square);
            for (int other = row + 1; other < left.Length; other++)
            {
                double share = left[row].Zip(left[other], (x, y) => x * y).Sum() / square;
                left[other] = [.. left[other].Zip(left[row], (x, y) => x - (share * y))];
            }
        }

        return stretch;
    }
}
