using FlowKafka.Geometry;

namespace FlowKafka.Detection.Strategies;

/// <summary>A convex hull around each dense cluster: a point is inside when it is in any of them. Points in no cluster are left out.</summary>
internal sealed class UnionShape : IRegionShape
{
    public string Name => "union";

    public string Meaning => "a convex hull around each dense cluster";

    public string NumberMeaning => "margin";

    public IReadOnlyList<double> Numbers => Margins.Compared;

    public IReadOnlyList<double> Steps => Margins.Steps;

    public IFittedRegion Fit(ReadOnlySpan<double> coordinates, int dimension) =>
        new Fitted(HullUnion.Of(coordinates, dimension, new DensityClusteringOptions()));

    private sealed class Fitted(HullUnion union) : IFittedRegion
    {
        public IRegion At(double number) => union.WithMargin(number);

        public IReadOnlyList<ReadOnlyMemory<double>> Outlines(double number, int axisX, int axisY) =>
            [.. union.Hulls.Select(hull => hull.WithMargin(number).Project(axisX, axisY).Vertices)];
    }
}
