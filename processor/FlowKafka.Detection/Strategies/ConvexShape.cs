using FlowKafka.Geometry;

namespace FlowKafka.Detection.Strategies;

/// <summary>One convex hull in all dimensions.</summary>
internal sealed class ConvexShape : IRegionShape
{
    public string Name => "convex";

    public string Meaning => "one convex hull in all four dimensions";

    public string NumberMeaning => "margin";

    public IReadOnlyList<double> Numbers => Margins.Compared;

    public IReadOnlyList<double> Steps => Margins.Steps;

    public IFittedRegion Fit(ReadOnlySpan<double> coordinates, int dimension) => new Fitted(ConvexHull.Of(coordinates, dimension));

    private sealed class Fitted(ConvexHull hull) : IFittedRegion
    {
        public IRegion At(double number) => hull.WithMargin(number).ToMembership();

        public IReadOnlyList<ReadOnlyMemory<double>> Outlines(double number, int axisX, int axisY) =>
            [hull.WithMargin(number).Project(axisX, axisY).Vertices];
    }
}
