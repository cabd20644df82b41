namespace FlowKafka.Geometry;

/// <summary>The convex hull of a cloud's shadow on the plane of two axes.</summary>
/// <param name="AxisX">The axis that is the plane's first, from 0.</param>
/// <param name="AxisY">The axis that is the plane's second, from 0.</param>
/// <param name="Hull">The shadow's hull, of dimension 2.</param>
public sealed record AxisPairHull(int AxisX, int AxisY, ConvexHull Hull);
