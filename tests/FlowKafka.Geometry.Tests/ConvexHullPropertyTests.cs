using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace FlowKafka.Geometry.Tests;

public class ConvexHullPropertyTests
{
    /// <summary>Clouds of 1 to 60 points in 2 to 5 dimensions: wide and narrow lattices, flats, and fractions.</summary>
    private static readonly Arbitrary<(double[] Points, int Dimension)> AnyCloud = (
        from dimension in Gen.Choose(2, 5)
        from count in Gen.Choose(1, 60)
        from size in Gen.Elements(1, 2, 4, 30, 1000, 50000)
        from unit in Gen.Elements(1, 1, 0.25, 0.1)
        from isFlat in Gen.Elements(false, false, true)
        from numbers in Gen.ArrayOf(Gen.Choose(-size, size), count * dimension)
        select (Flatten([.. numbers.Select(number => number * unit)], dimension, isFlat), dimension)).ToArbitrary();

    [Fact]
    public void Of_AnyCloud_ContainsAllItsPoints() => Hold((points, dimension) =>
    {
        bool[] inside = new bool[points.Length / dimension];
        return ConvexHull.Of(points, dimension).ToMembership().Contains(points, inside) == inside.Length;
    });

    [Fact]
    public void Of_AnyCloudInAnyOrder_IsTheSameToTheLastBit() => Hold((points, dimension) =>
    {
        double[] others = Clouds.Shuffled(Clouds.Repeated(points, 2), dimension, points.Length);
        return Same(ConvexHull.Of(points, dimension), ConvexHull.Of(others, dimension), exactly: true);
    });

    [Fact]
    public void Of_TheVertices_IsTheSameHull() => Hold((points, dimension) =>
    {
        ConvexHull hull = ConvexHull.Of(points, dimension);
        return Same(hull, ConvexHull.Of(hull.Vertices.Span, dimension), exactly: false);
    });

    [Fact]
    public void Vertices_OfAnyCloud_AreAmongItsPoints() => Hold((points, dimension) =>
        ConvexHull.Of(points, dimension).Vertices.ToArray().Chunk(dimension)
            .All(vertex => points.Chunk(dimension).Any(point => point.SequenceEqual(vertex))));

    [Fact]
    public void Vertices_OfAnyCloud_EachTouchAsManyFacetsAsTheFlatHasDimensions() => Hold((points, dimension) =>
    {
        ConvexHull hull = ConvexHull.Of(points, dimension);
        return hull.Vertices.ToArray().Chunk(dimension).All(vertex =>
            hull.HalfSpaces.Take(hull.FacetCount).Count(facet => Math.Abs(facet.Depth(vertex)) < 1e-9 * 50000) >= hull.AffineDimension);
    });

    [Fact]
    public void Centroid_OfAnyCloud_IsInside() => Hold((points, dimension) =>
    {
        ConvexHull hull = ConvexHull.Of(points, dimension);
        return hull.HalfSpaces.Take(hull.FacetCount).All(facet => facet.Depth(hull.Centroid.Span) > 0)
            && hull.ToMembership().Depth(hull.Centroid.Span) > -1e-9;
    });

    [Fact]
    public void WithMargin_OfAnyCloud_ContainsTheHullAndScalesItsVolume() => Hold((points, dimension) =>
    {
        ConvexHull hull = ConvexHull.Of(points, dimension);
        ConvexHull wider = hull.WithMargin(0.5);
        bool[] inside = new bool[points.Length / dimension];
        return wider.ToMembership().Contains(points, inside) == inside.Length
            && Math.Abs(wider.AffineVolume - (hull.AffineVolume * Math.Pow(1.5, hull.AffineDimension))) <= 1e-9 * wider.AffineVolume
            && Same(hull, hull.WithMargin(0), exactly: true);
    });

    private static void Hold(Func<double[], int, bool> law) =>
        Prop.ForAll(AnyCloud, cloud => law(cloud.Points, cloud.Dimension))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(150).WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(20260101, 7), FSharpOption<int>.None))));

    // The last coordinate becomes a whole combination of the others.
    private static double[] Flatten(double[] points, int dimension, bool isFlat)
    {
        for (int at = 0; isFlat && at < points.Length; at += dimension)
        {
            points[at + dimension - 1] = 3 + (2 * points[at]) - points[at + dimension - 2];
        }

        return points;
    }

    private static bool Same(ConvexHull left, ConvexHull right, bool exactly)
    {
        double error = exactly ? 0 : 1e-9 * (1 + left.Vertices.ToArray().Max(Math.Abs));
        Assert.Equal(left.AffineDimension, right.AffineDimension);
        Assert.Equal(left.FacetCount, right.FacetCount);
        Assert.Equal(left.Vertices.ToArray(), right.Vertices.ToArray());
        Assert.Equal(left.BoundingBox, right.BoundingBox);
        Assert.Equal(left.AffineVolume, right.AffineVolume, exactly ? 0 : 1e-9 * left.AffineVolume);
        Assert.All(left.Centroid.ToArray().Zip(right.Centroid.ToArray()), both => Assert.Equal(both.First, both.Second, error));
        Assert.All(left.HalfSpaces.Zip(right.HalfSpaces), both =>
        {
            Assert.Equal(both.First.Offset, both.Second.Offset, error);
            Assert.All(
                both.First.Normal.ToArray().Zip(both.Second.Normal.ToArray()),
                components => Assert.Equal(components.First, components.Second, exactly ? 0 : 1e-9));
        });
        return true;
    }
}
