namespace FlowKafka.Geometry;

/// <summary>What counts as a cluster: DBSCAN's two numbers (Ester, Kriegel, Sander and Xu 1996).</summary>
public sealed record DensityClusteringOptions
{
    /// <summary>How far apart neighbours may be, inclusive, with each axis divided by the standard deviation of the points on it;
    /// more than 0 and finite.</summary>
    public double Radius { get; init; } = 0.5;

    /// <summary>How many points within the radius, itself and repeated ones included, make a point a core of a cluster; at least 1.
    /// Without a number, twice the dimension (Sander, Ester, Kriegel and Xu 1998).</summary>
    public int? MinimumPoints { get; init; }
}
