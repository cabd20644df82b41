using FlowKafka.Geometry;

namespace FlowKafka.Detection.Strategies;

/// <summary>A region around points, before its number is chosen.</summary>
public interface IFittedRegion
{
    /// <summary>The region with a number of <see cref="IRegionShape.Numbers"/> or <see cref="IRegionShape.Steps"/>, or between them.</summary>
    IRegion At(double number);

    /// <summary>What the region's picture on the plane of two axes is: polygons, each as x, y, x, y, …</summary>
    IReadOnlyList<ReadOnlyMemory<double>> Outlines(double number, int axisX, int axisY);
}
