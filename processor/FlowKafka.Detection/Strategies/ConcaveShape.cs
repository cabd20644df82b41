using FlowKafka.Geometry;

namespace FlowKafka.Detection.Strategies;

/// <summary>A concave hull for each pair of features: a point is inside when it is in all of them.</summary>
internal sealed class ConcaveShape : IRegionShape
{
    public string Name => "concave";

    public string Meaning => "a concave hull for each pair of features";

    public string NumberMeaning => "longest edge";

    public IReadOnlyList<double> Numbers { get; } = [0.3, 0.1];

    public IReadOnlyList<double> Steps { get; } = [0, 0.1, 0.2, 0.3, 0.5, 1];

    public IFittedRegion Fit(ReadOnlySpan<double> coordinates, int dimension) => new Fitted(coordinates.ToArray(), dimension);

    private sealed class Fitted(double[] coordinates, int dimension) : IFittedRegion
    {
        public IRegion At(double number) => ConcaveHulls.Of(coordinates, dimension, number);

        public IReadOnlyList<ReadOnlyMemory<double>> Outlines(double number, int axisX, int axisY)
        {
            var ring = ConcaveHulls.Of(coordinates, dimension, number).Rings
                .First(ring => (ring.AxisX, ring.AxisY) == (axisX, axisY) || (ring.AxisX, ring.AxisY) == (axisY, axisX));
            if (ring.AxisX == axisX)
                return [ring.Corners];
            var turned = ring.Corners.ToArray();
            for (var i = 0; i < turned.Length; i += 2)
                (turned[i], turned[i + 1]) = (turned[i + 1], turned[i]);
            return [turned];
        }
    }
}
