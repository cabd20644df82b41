using BenchmarkDotNet.Attributes;
using FlowKafka.Geometry;

namespace FlowKafka.Benchmarks;

/// <summary>Asking a 4-dimensional hull about points, in time a point.</summary>
[MinColumn]
public class HullMembershipBenchmark
{
    private const int Count = 4096;

    private readonly bool[] _answers = new bool[Count];
    private HullMembership _membership = new([], 4);
    private double[] _inside = [];
    private double[] _outside = [];
    private double[] _far = [];
    private double[] _near = [];
    private double[] _just = [];

    /// <summary>Whether the cloud is thin, as mining's are, with some 1,000 half-spaces, or round, with some 1,900.</summary>
    [Params(false, true)]
    public bool Thin { get; set; }

    /// <summary>Makes the hull and the points.</summary>
    [GlobalSetup]
    public void Setup()
    {
        double[] cloud = Thin ? HullClouds.Mining(17000) : HullClouds.Ball(17000);
        ConvexHull hull = ConvexHull.Of(cloud, 4);
        _membership = hull.ToMembership();
        _inside = cloud[..(4 * Count)];
        _outside = HullClouds.Around(hull.BoundingBox, Count);
        _far = HullClouds.Far(hull.BoundingBox, Count);
        _near = Corners(hull.WithMargin(0.05));
        _just = Corners(hull.WithMargin(-0.05));
    }

    /// <summary>Points of the cloud, one by one.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int Inside() => OneByOne(_inside);

    /// <summary>Points of the cloud, together.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int InsideBatch() => _membership.Contains(_inside, _answers);

    /// <summary>Points all over and around the bounding box, one by one.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int Outside() => OneByOne(_outside);

    /// <summary>Points all over and around the bounding box, together.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int OutsideBatch() => _membership.Contains(_outside, _answers);

    /// <summary>Points far outside, one by one.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int Far() => OneByOne(_far);

    /// <summary>Points far outside, together.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int FarBatch() => _membership.Contains(_far, _answers);

    /// <summary>Vertices moved in by 5 %, one by one.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int JustInside() => OneByOne(_just);

    /// <summary>Vertices moved out by 5 %, one by one.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int Near() => OneByOne(_near);

    /// <summary>Vertices moved out by 5 %, together.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int NearBatch() => _membership.Contains(_near, _answers);

    private static double[] Corners(ConvexHull hull)
    {
        double[] corners = hull.Vertices.ToArray();
        return [.. Enumerable.Range(0, 4 * Count).Select(at => corners[at % corners.Length])];
    }

    private int OneByOne(double[] points)
    {
        int count = 0;
        for (int at = 0; at < points.Length; at += 4)
        {
            count += _membership.Contains(points.AsSpan(at, 4)) ? 1 : 0;
        }

        return count;
    }
}
