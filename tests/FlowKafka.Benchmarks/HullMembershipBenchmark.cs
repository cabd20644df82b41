using BenchmarkDotNet.Attributes;
using FlowKafka.Geometry;

namespace FlowKafka.Benchmarks;

/// <summary>Asking a 4-dimensional hull about points, in time a point.</summary>
public class HullMembershipBenchmark
{
    private const int Count = 4096;

    private readonly bool[] _answers = new bool[Count];
    private HullMembership _membership = new([], 4);
    private double[] _inside = [];
    private double[] _outside = [];
    private double[] _near = [];

    /// <summary>Whether the cloud is thin, as mining's are, or round, which has some 1,700 half-spaces.</summary>
    [Params(false, true)]
    public bool Thin { get; set; }

    /// <summary>Makes the hull and the points.</summary>
    [GlobalSetup]
    public void Setup()
    {
        double[] cloud = Thin ? HullClouds.Mining(17000) : HullClouds.Round(17000);
        ConvexHull hull = ConvexHull.Of(cloud, 4);
        _membership = hull.ToMembership();
        _inside = cloud[..(4 * Count)];
        ReadOnlySpan<double> low = hull.BoundingBox.Minimum.Span;
        ReadOnlySpan<double> high = hull.BoundingBox.Maximum.Span;
        Random random = new(4);
        _outside = new double[4 * Count];
        for (int at = 0; at < _outside.Length; at++)
        {
            _outside[at] = low[at % 4] + ((1.5 * random.NextDouble() - 0.25) * (high[at % 4] - low[at % 4]));
        }

        double[] corners = hull.WithMargin(0.05).Vertices.ToArray();
        _near = [.. Enumerable.Range(0, 4 * Count).Select(at => corners[at % corners.Length])];
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

    /// <summary>Points just outside, one by one.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int Near() => OneByOne(_near);

    /// <summary>Points just outside, together.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int NearBatch() => _membership.Contains(_near, _answers);

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
