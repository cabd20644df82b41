using FlowKafka.Detection.Models;
using FlowKafka.Detection.Training;
using FlowKafka.Geometry;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace FlowKafka.Detection.Tests.Training;

public sealed class HullCloudTests
{
    private static readonly double[] Square = [0.1, 0.1, 0.9, 0.1, 0.1, 0.9, 0.9, 0.9];

    private static readonly Arbitrary<(double[] Cloud, int Dimension, double Trim, double Resolution)> AnyCloud = (
        from dimension in Gen.Choose(2, 5)
        from count in Gen.Choose(1, 25)
        from spread in Gen.Elements(1, 30, 1000)
        from numbers in Gen.ArrayOf(Gen.Choose(-spread, spread), count * dimension)
        from trim in Gen.Elements(0, 0.1, 0.3)
        from resolution in Gen.Elements(1 / 32.0, 1 / 16.0, 0.5)
        select (numbers.Select(n => n / 97.0).ToArray(), dimension, trim, resolution)).ToArbitrary();

    [Fact]
    public void Hull_WithoutResolution_IsTheHullOfThePoints()
    {
        var (hull, model) = HullCloud.Hull(Square, 2, 0, 0);

        Assert.Equal(ConvexHull.Of(Square, 2).Vertices.ToArray(), hull.Vertices.ToArray());
        Assert.Equal(ModelHull.Of(hull).HalfSpaces.Select(h => h.Offset), model.HalfSpaces.Select(h => h.Offset));
    }

    [Fact]
    public void Hull_OnALattice_HasItsVerticesThereAndReachesHalfAStepFurther()
    {
        // On the lattice of quarters the square reaches from 0 to 1, since 0.1 rounds to 0 and 0.9 to 1.
        var (_, model) = HullCloud.Hull(Square, 2, 0, 0.25);
        var shape = new Shape([new("volume", null), new("quiet", null)], 0, model);

        Assert.Equal([0, 0, 0, 1, 1, 0, 1, 1], model.Vertices.OrderBy(v => v[0]).ThenBy(v => v[1]).SelectMany(v => v));
        Assert.True(shape.Contains([1.125, 0.5]));
        Assert.False(shape.Contains([1.126, 0.5]));
        Assert.True(shape.Contains([-0.125, -0.125]));
        Assert.False(shape.Contains([0.5, -0.126]));
    }

    [Fact]
    public void Hull_OfOnePoint_IsThatPointAndWhatRoundsToIt()
    {
        var exact = HullCloud.Hull([0.3, 0.3], 2, 0, 0).Model.ToMembership(0);
        var rounded = HullCloud.Hull([0.3, 0.3], 2, 0, 0.25).Model.ToMembership(0);

        Assert.True(exact.Contains([0.3, 0.3]));
        Assert.False(exact.Contains([0.3, 0.31]));
        Assert.True(rounded.Contains([0.3, 0.3]));
        Assert.True(rounded.Contains([0.375, 0.125]));
        Assert.False(rounded.Contains([0.376, 0.25]));
    }

    [Fact]
    public void Hull_AnyCloud_HoldsEveryPointThatStays() => Prop.ForAll(AnyCloud, cloud =>
    {
        var kept = OutlierTrim.Of(cloud.Cloud, cloud.Dimension, cloud.Trim);
        var inside = HullCloud.Hull(cloud.Cloud, cloud.Dimension, cloud.Trim, cloud.Resolution).Model.ToMembership(0);
        return kept.Chunk(cloud.Dimension).All(point => inside.Contains(point));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(100).WithReplay(1, 3));
}
