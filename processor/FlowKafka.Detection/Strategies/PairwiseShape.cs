using FlowKafka.Geometry;

namespace FlowKafka.Detection.Strategies;

/// <summary>The talk's convex hulls per metric pair: a point is inside when it is in all of them.</summary>
internal sealed class PairwiseShape : IRegionShape
{
    public string Name => "pairwise";

    public string Meaning => "a convex hull for each pair of features";

    public string NumberMeaning => "margin";

    public IReadOnlyList<double> Numbers => Margins.Compared;

    public IReadOnlyList<double> Steps => Margins.Steps;

    public IFittedRegion Fit(ReadOnlySpan<double> coordinates, int dimension) => new Fitted(PairwiseHulls.Of(coordinates, dimension));

    private sealed class Fitted(PairwiseHulls hulls) : IFittedRegion
    {
        public IRegion At(double number) => hulls.WithMargin(number);

        public IReadOnlyList<ReadOnlyMemory<double>> Outlines(double number, int axisX, int axisY)
        {
            var pair = hulls.Hulls.First(hull => (hull.AxisX, hull.AxisY) == (axisX, axisY) || (hull.AxisX, hull.AxisY) == (axisY, axisX));
            var isTurned = pair.AxisX != axisX;
            return [pair.Hull.WithMargin(number).Project(isTurned ? 1 : 0, isTurned ? 0 : 1).Vertices];
        }
    }
}
