using FlowKafka.Geometry.Tests.Patterns;
using FsCheck;
using FsCheck.Fluent;

namespace FlowKafka.Geometry.Tests;

/// <summary>The volume alone against the whole hull's.</summary>
public class VolumeTests
{
    /// <summary>1 to 60 points in 2 to 5 dimensions: few and many bits, and flat clouds among them.</summary>
    private static Gen<(double[] Points, int Dimension)> AnyCloud =>
        from dimension in Gen.Choose(2, 5)
        from count in Gen.Choose(1, 60)
        from size in Gen.Elements(1, 30, 1_000, 1 << 24)
        from numbers in Gen.ArrayOf(Gen.Choose(-size, size), count * dimension)
        select (numbers.Select(number => (double)number).ToArray(), dimension);

    [Fact]
    public void VolumeOf_AnyIntegers_IsTheHullsToTheLastBit() =>
        Prop.ForAll(AnyCloud.ToArbitrary(), cloud =>
            ConvexHull.VolumeOf(cloud.Points, cloud.Dimension) == ConvexHull.Of(cloud.Points, cloud.Dimension).Volume
        ).Check(Laws.Of(200));

    [Fact]
    public void VolumeOf_AnyFractions_IsTheHulls() =>
        Prop.ForAll(AnyCloud.ToArbitrary(), cloud =>
        {
            double[] points = [.. cloud.Points.Select(x => Math.Log(Math.Abs(x) + 2))];
            double volume = ConvexHull.Of(points, cloud.Dimension).Volume;
            return Math.Abs(ConvexHull.VolumeOf(points, cloud.Dimension) - volume) <= 1e-12 * volume;
        }).Check(Laws.Of(50));

    [Fact]
    public void VolumeOf_ABoxOfFifteenBitsASide_IsTheProductOfItsSides() =>
        Assert.Equal(32767.0 * 32765 * 32763 * 32761, ConvexHull.VolumeOf(
            [.. Enumerable.Range(0, 16).SelectMany(i => new[] { (i & 1) * 32767.0, (i >> 1 & 1) * 32765.0, (i >> 2 & 1) * 32763.0, (i >> 3) * 32761.0 })], 4));

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    public void VolumeOf_AnotherDimension_IsRefused(int dimension) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ConvexHull.VolumeOf(new double[dimension], dimension));

    [Fact]
    public void VolumeOf_ARowCutShort_IsRefused() => Assert.Throws<ArgumentException>(() => ConvexHull.VolumeOf(new double[5], 2));
}
