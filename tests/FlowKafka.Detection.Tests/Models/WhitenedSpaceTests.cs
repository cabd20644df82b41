using FlowKafka.Detection.Models;
using FlowKafka.Detection.Profiles;
using FlowKafka.Geometry;
using Xunit;

namespace FlowKafka.Detection.Tests.Models;

public class WhitenedSpaceTests
{
    [Fact]
    public void Map_PointsItWasFittedOn_HaveMeanZeroVarianceOneAndNoCorrelation()
    {
        var points = Cloud();
        var mapped = Mapped(WhitenedSpace.Fit(FeatureSpace.Log, points), points);

        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(0, mapped.Average(p => p[i]), 9);
            for (var j = 0; j < 4; j++)
                Assert.Equal(i == j ? 1 : 0, mapped.Average(p => p[i] * p[j]), 9);
        }
    }

    [Fact]
    public void Map_FirstAxis_IsAlongTheWidestSpread()
    {
        OrientedPoint[] points = [.. Enumerable.Range(0, 50).Select(i => new OrientedPoint(1000 * i, (i * 7) % 11, (i * 5) % 13, (i * 3) % 17))];
        var mapped = Mapped(WhitenedSpace.Fit(FeatureSpace.Raw, points), points);

        Assert.Equal(mapped.Select(p => p[0]).Order(), mapped.Select(p => p[0]));
    }

    [Fact]
    public void Map_ConvexHull_HoldsWhatTheHullInTheOtherSpaceHolds()
    {
        var points = Cloud();
        var space = WhitenedSpace.Fit(FeatureSpace.Log, points);
        var (plain, white) = (HullIn(FeatureSpace.Log, points), HullIn(space, points));
        var asked = Cloud(from: 3, times: 1.02);

        Assert.Equal(asked.Select(p => Holds(plain, FeatureSpace.Log, p)), asked.Select(p => Holds(white, space, p)));
        Assert.Contains(asked, p => Holds(white, space, p));
        Assert.Contains(asked, p => !Holds(white, space, p));
    }

    [Fact]
    public void Map_OnePoint_IsTheOrigin()
    {
        OrientedPoint[] one = [new(5, 6, 7, 8)];

        Assert.Equal([0, 0, 0, 0], Mapped(WhitenedSpace.Fit(FeatureSpace.Log, one), one)[0]);
    }

    [Fact]
    public void Map_PointsOnALine_StaysFinite()
    {
        OrientedPoint[] line = [.. Enumerable.Range(1, 9).Select(i => new OrientedPoint(i, i, i, i))];

        Assert.All(Mapped(WhitenedSpace.Fit(FeatureSpace.Raw, line), line), p => Assert.All(p, value => Assert.True(double.IsFinite(value))));
    }

    private static OrientedPoint[] Cloud(int from = 0, double times = 1) =>
        [.. Enumerable.Range(from, 200).Select(i => new OrientedPoint(times * (500 + ((i * 37) % 101)), 20 + ((i * 17) % 23), 300 + ((i * 29) % 71) + i, 10 + ((i * 13) % 19)))];

    private static double[][] Mapped(FeatureSpace space, OrientedPoint[] points) => [.. points.Select(p => MappedOne(space, p))];

    private static double[] MappedOne(FeatureSpace space, OrientedPoint point)
    {
        var coordinates = new double[space.Dimension];
        space.Map(point, coordinates);
        return coordinates;
    }

    private static HullMembership HullIn(FeatureSpace space, OrientedPoint[] points) =>
        ConvexHull.Of([.. Mapped(space, points).SelectMany(p => p)], 4).ToMembership();

    private static bool Holds(HullMembership hull, FeatureSpace space, OrientedPoint point) => hull.Contains(MappedOne(space, point));
}
