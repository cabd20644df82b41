using FlowKafka.Detection.Models;
using FlowKafka.Detection.Tests.Companions;
using FlowKafka.Detection.Verdicts;
using FlowKafka.Geometry;
using Xunit;

namespace FlowKafka.Detection.Tests.Judging;

/// <summary>What a bar demands of a conversation, and what it answers.</summary>
public sealed class BarTests
{
    // Packets of a window from 10 to 20, and client packets of 90 to 110 bytes.
    private static readonly Shape Square = new(
        [new("volume", null), new("client-packet-size", null)], 0, ModelHull.Of(ConvexHull.Of([10, 90, 20, 90, 10, 110, 20, 110], 2)));

    [Theory]
    [InlineData(10.0, 20.0, 10, true)]
    [InlineData(10.0, 20.0, 20, true)]
    [InlineData(10.0, 20.0, 9.999999999999998, false)]
    [InlineData(10.0, 20.0, 20.000000000000004, false)]
    [InlineData(10.0, null, 1e300, true)]
    [InlineData(10.0, null, 9, false)]
    [InlineData(null, 20.0, -1e300, true)]
    [InlineData(null, 20.0, 21, false)]
    [InlineData(10.0, 20.0, double.NaN, false)]
    [InlineData(null, null, double.NaN, false)]
    [InlineData(null, null, 0, true)]
    public void Holds_AValueAtBelowAndAboveTheBounds_IsInclusiveAndNeverHoldsForNaN(double? minimum, double? maximum, double value, bool holds) =>
        Assert.Equal(holds, new CompanionBound("volume", minimum, maximum).Holds(value));

    [Fact]
    public void CompanionBoundAndShapeAxis_OfAnUnknownCompanion_AreRefused()
    {
        Assert.StartsWith("There is no companion colour.", Assert.Throws<ArgumentException>(() => new CompanionBound("colour", 0, 1)).Message, StringComparison.Ordinal);
        Assert.StartsWith("There is no companion colour.", Assert.Throws<ArgumentException>(() => new ShapeAxis("colour", null)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void BarsByPoints_BarsInAnyOrder_HaveTheMostPointsFirst()
    {
        var model = BoxModel.Of().With([new() { Points = 6 }, new() { Points = 24 }, new() { Points = 3 }]);

        Assert.Equal([24, 6, 3], model.BarsByPoints.Select(bar => bar.Points));
    }

    [Fact]
    public void BarsByPoints_NoBars_IsOneOfTheThresholdAndTheMinimum()
    {
        var bar = Assert.Single(BoxModel.Of(threshold: 0.9, minimumPoints: 4).BarsByPoints);

        Assert.Equal((4, 0.9, 0), (bar.Points, bar.MembershipThreshold, bar.Companions.Length));
        Assert.Null(bar.Shape);
        Assert.Null(bar.Evidence);
    }

    [Theory]
    [InlineData(2, 2, false)]
    [InlineData(3, 3, true)]
    [InlineData(4, 3, true)]
    [InlineData(5, 3, false)]
    public void IsEnough_OfThreePointsAndThreeQuarters_AsksForBoth(int complete, int inHull, bool enough) =>
        Assert.Equal(enough, BarJudge.IsEnough(new() { Points = 3, MembershipThreshold = 0.75 }, inHull, complete));

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    [InlineData(20, true)]
    [InlineData(21, false)]
    public void IsMet_OneCompanionAtEachBound_IsMetWithinThem(int packets, bool met)
    {
        var bar = new ModelBar { Points = 3, Companions = [new("continuity", 1, null), new("volume", 10, 20)] };
        var windows = Windows.OfPackets(packets, packets, packets);

        Assert.Equal(met, BarJudge.IsMet(bar, 3, windows));
        Assert.Equal(met, BarJudge.Describe(bar, 3, windows).IsMet);
    }

    [Fact]
    public void IsMet_ACompanionThatSaysNothing_IsNotMet()
    {
        var bar = new ModelBar { Points = 3, Companions = [new("server-packet-size", null, null)] };

        Assert.False(BarJudge.IsMet(bar, 3, Windows.OfPackets(10, 10, 10)));
        Assert.True(BarJudge.IsMet(bar, 3, Windows.Of((1, 50, 1, 60), (1, 50, 1, 60), (1, 50, 1, 60))));
    }

    [Theory]
    [InlineData(9, false, -1)]
    [InlineData(10, true, 0)]
    [InlineData(13, true, 3)]
    [InlineData(20, true, 0)]
    [InlineData(22, false, -2)]
    public void IsMet_AConversationInsideOnTheEdgeAndOutsideOfTheShape_IsMetUpToTheEdge(int packets, bool met, double depth)
    {
        var bar = new ModelBar { Points = 3, Shape = Square };
        var windows = Windows.OfPackets(packets, packets, packets);
        var verdict = BarJudge.Describe(bar, 3, windows);

        Assert.Equal(met, BarJudge.IsMet(bar, 3, windows));
        Assert.Equal((met, met), (verdict.IsMet, verdict.IsInShape));
        Assert.Equal(depth, verdict.ShapeDepth!.Value, 1e-12);
    }

    [Fact]
    public void IsMet_AShapeWithAMissingCoordinate_IsNotMetAndHasNoDepth()
    {
        var bar = new ModelBar { Points = 3, Shape = new([new("volume", null), new("server-packet-size", null)], 1000, Square.Hull) };
        var windows = Windows.OfPackets(15, 15, 15);
        var verdict = BarJudge.Describe(bar, 3, windows);

        Assert.False(BarJudge.IsMet(bar, 3, windows));
        Assert.Equal(double.NaN, verdict.ShapeDepth);
        Assert.False(verdict.IsInShape);
    }

    [Fact]
    public void Contains_AShapeWithAMargin_ScalesItAboutItsCentroid()
    {
        var wide = new Shape(Square.Axes, 0.2, Square.Hull);

        Assert.True(wide.Contains([21, 100]));
        Assert.False(wide.Contains([21.001, 100]));
        Assert.False(Square.Contains([20.001, 100]));
    }

    [Theory]
    [InlineData(null, 9, 9)]
    [InlineData(null, -5, -5)]
    [InlineData(1.0, 9, 2.302585092994046)] // ln 10
    [InlineData(1.0, -5, 0)]
    [InlineData(0.5, 0, -0.6931471805599453)] // ln 0.5
    [InlineData(1.0, double.NaN, double.NaN)]
    public void Of_AnAxis_IsTheValueOrItsLogarithm(double? offset, double value, double coordinate) =>
        Assert.Equal(coordinate, new ShapeAxis("volume", offset).Of(value));

    [Fact]
    public void Describe_ABarThatIsNotMet_StillAnswersEveryDemand()
    {
        var bar = new ModelBar { Points = 3, MembershipThreshold = 0.5, Companions = [new("volume", 100, null), new("continuity", 1, null)], Shape = Square };
        var verdict = BarJudge.Describe(bar, 1, Windows.OfPackets(15, 0, 15, 15));

        Assert.False(verdict.IsMet);
        Assert.Equal(1 / 3.0, verdict.Rate);
        Assert.Equal([("volume", 15.0, false), ("continuity", 0.75, false)], verdict.Companions.Select(c => (c.Bound.Companion, c.Value, c.Holds)));
        Assert.Equal((5.0, true), (verdict.ShapeDepth, verdict.IsInShape));
    }
}
