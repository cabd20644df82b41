using BenchmarkDotNet.Attributes;
using FlowKafka.Geometry;

namespace FlowKafka.Benchmarks;

/// <summary>Asking each kind of region about points, in time a point, and building it from 2,000 thin points.</summary>
[MinColumn]
public class RegionBenchmark
{
    private const int Count = 4096;

    private double[] _cloud = [];
    private double[] _inside = [];
    private double[] _outside = [];
    private IRegion _region = new HullMembership([], 4);

    /// <summary>The kind.</summary>
    [Params("Convex", "Pairwise", "Concave", "Union")]
    public string Kind { get; set; } = "Convex";

    /// <summary>Makes the region and the points.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _cloud = HullClouds.Mining(2000);
        _region = Build();
        _inside = [.. _cloud, .. _cloud, .. _cloud[..384]];
        _outside = HullClouds.Around(BoundingBox.Of(_cloud, 4), Count);
    }

    /// <summary>Makes the region and prepares it.</summary>
    [Benchmark]
    public IRegion Build() => Kind switch
    {
        "Pairwise" => PairwiseHulls.Of(_cloud, 4),
        "Concave" => ConcaveHulls.Of(_cloud, 4, 0.1),
        "Union" => HullUnion.Of(_cloud, 4, new DensityClusteringOptions()),
        _ => ConvexHull.Of(_cloud, 4).ToMembership(),
    };

    /// <summary>Points of the cloud.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int Inside() => Ask(_inside);

    /// <summary>Points all over and around the bounding box.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int Outside() => Ask(_outside);

    private int Ask(double[] points)
    {
        int count = 0;
        for (int at = 0; at < points.Length; at += 4)
        {
            count += _region.Contains(points.AsSpan(at, 4)) ? 1 : 0;
        }

        return count;
    }
}
