namespace FlowKafka.Geometry;

/// <summary>The boundary of a cloud's concave hull on the plane of two axes.</summary>
/// <param name="AxisX">The axis that is the plane's first, from 0.</param>
/// <param name="AxisY">The axis that is the plane's second, from 0.</param>
/// <param name="Corners">The corners as x, y, x, y, … in the order of the boundary, the first not repeated; two are a segment,
/// one is a point.</param>
public sealed record AxisPairRing(int AxisX, int AxisY, ReadOnlyMemory<double> Corners);
