using BenchmarkDotNet.Attributes;
using FlowKafka.Geometry;

namespace FlowKafka.Benchmarks;

/// <summary>Building the 4-dimensional hull of 17,000 integer points.</summary>
[MemoryDiagnoser]
[MinColumn]
public class HullBuildBenchmark
{
    private double[] _mining = [];
    private double[] _round = [];

    /// <summary>Makes the clouds.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _mining = HullClouds.Mining(17000);
        _round = HullClouds.Round(17000);
    }

    /// <summary>A thin cloud, as real windows are.</summary>
    [Benchmark]
    public ConvexHull Mining() => ConvexHull.Of(_mining, 4);

    /// <summary>A round cloud.</summary>
    [Benchmark]
    public ConvexHull Round() => ConvexHull.Of(_round, 4);
}
