using FlowKafka.Detection.Profiles;
using Xunit;

namespace FlowKafka.Detection.Tests.Companions;

/// <summary>What is quick says what its definition says: over profiles of any length, with few numbers and with many, on lines and off them.</summary>
public class PlainMeasuresTests
{
    private static IEnumerable<OrientedWindow[]> Profiles => Enumerable.Range(0, 60).Select(seed =>
    {
        var random = new Random(seed);
        return Windows.Of([.. Enumerable.Range(0, seed < 20 ? 144 : random.Next(12, 200)).Select(_ =>
        {
            var (shares, jobs) = (random.Next(8, 60), random.Next(3, 9));
            return (seed % 3) switch
            {
                0 => (2.0 * shares, (267.0 * shares) + random.Next(12), (double)(shares + jobs), (103.0 * shares) + (290 * jobs)),
                1 => (random.Next(1, 300), random.Next(1, 100_000), random.Next(1, 300), random.Next(1, 100_000)),
                _ => (random.Next(1, 4), random.Next(60, 64), random.Next(1, 5), random.Next(100, 103)),
            };
        })]);
    });

    [Fact]
    public void Medians_OfProfiles_AreThoseOfTheSortedValues() => Assert.All(Profiles, windows =>
    {
        Assert.Equal(PlainMeasures.Median(windows.Select(w => w.Point.ClientPackets + w.Point.ServerPackets)), Windows.Measure("volume", windows));
        Assert.Equal(PlainMeasures.Median(windows.Select(w => w.Point.ClientBytes + w.Point.ServerBytes)), Windows.Measure("bytes-per-window", windows));
        Assert.Equal(PlainMeasures.RobustVariation([.. windows.Select(w => w.Point.ClientBytes)]), Windows.Measure("client-bytes-robust-cv", windows));
        Assert.Equal(PlainMeasures.RobustVariation([.. windows.Select(w => w.Point.ServerPackets)]), Windows.Measure("server-packets-robust-cv", windows));
    });

    [Fact]
    public void Neighbours_OfProfiles_AreThoseOfBruteForce() => Assert.All(Profiles, windows =>
    {
        Assert.Equal(PlainMeasures.NeighbourDistances(windows).Average(), Windows.Measure("nearest-neighbour-mean", windows), 1e-12);
        Assert.Equal(PlainMeasures.Median(PlainMeasures.NeighbourDistances(windows)), Windows.Measure("nearest-neighbour-median", windows), 1e-12);
    });

    [Fact]
    public void Ripley_OfProfiles_IsThatOfAllPairs() => Assert.All(Profiles, windows =>
    {
        Assert.Equal(PlainMeasures.RipleyK(windows), Windows.Measure("ripley-k", windows), 1e-12);
        Assert.Equal(Math.Sqrt(PlainMeasures.RipleyK(windows) / Math.PI), Windows.Measure("ripley-l", windows), 1e-12);
    });

    [Fact]
    public void InteriorSize_OfProfiles_IsThatOfTheWholeHull() => Assert.All(Profiles, windows =>
        Assert.Equal(PlainMeasures.InteriorSize(windows), Windows.Measure("interior-size", windows), 1e-12));

    // Angles are turned in single precision.
    [Fact]
    public void Striation_OfProfiles_IsThatOfSinesAndCosines() => Assert.All(Profiles, windows =>
        Assert.Equal(PlainMeasures.Striation(windows), Windows.Measure("striation", windows), 1e-4));
}
