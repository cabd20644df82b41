using FlowKafka.Detection.Hosts.Sketches;
using FlowKafka.Flows;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace FlowKafka.Detection.Tests.Hosts;

public sealed class SketchTests
{
    private static uint Hash(int host) => (uint)AddressHash.Of(IpAddress.FromV4(0x0A00_0000u + (uint)host));

    private static DistinctSketch Of(IEnumerable<int> hosts)
    {
        DistinctSketch sketch = default;
        foreach (var host in hosts)
            sketch.Add(Hash(host));
        return sketch;
    }

    [Fact]
    public void AddressHash_OfAnAddress_NeverChanges()
    {
        // Sketches in changelogs are made of it.
        Assert.Equal((9_320_327_353_080_006_938UL, 12_107_035_058_719_358_964UL), (AddressHash.Of(IpAddress.Parse("10.0.0.1")), AddressHash.Of(IpAddress.Parse("2001:db8::1"), 6)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(12)]
    public void Count_OfAFew_IsExact(int hosts) =>
        Assert.Equal(hosts, Of(Enumerable.Range(0, hosts).Concat(Enumerable.Range(0, hosts))).Count);

    [Theory]
    [InlineData(13)]
    [InlineData(40)]
    [InlineData(300)]
    [InlineData(5_000)]
    [InlineData(200_000)]
    public void Count_OfMany_IsWithinThreeStandardErrors(int hosts) =>
        Assert.InRange(Of(Enumerable.Range(0, hosts)).Count, hosts * 0.68, hosts * 1.32);

    [Fact]
    public void Add_InAnyOrder_GivesTheSameWords() => Prop.ForAll(
        Gen.Choose(0, 400).ListOf().Select(hosts => hosts.ToArray()).ToArbitrary(),
        hosts =>
        {
            var (one, other) = (Of(hosts), Of(hosts.Reverse()));
            Assert.Equal(((ReadOnlySpan<uint>)one).ToArray(), ((ReadOnlySpan<uint>)other).ToArray());
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(5, 5, 7)]
    [InlineData(12, 12, 24)]
    [InlineData(3, 0, 3)]
    public void CountOfBoth_OfLists_IsExact(int first, int second, int both)
    {
        var overlap = first + second - both;
        Assert.Equal(both, DistinctSketch.CountOfBoth(Of(Enumerable.Range(0, first)), Of(Enumerable.Range(first - overlap, second))));
    }

    [Theory]
    [InlineData(900, 5)]
    [InlineData(5, 900)]
    [InlineData(900, 900)]
    public void CountOfBoth_OfOthers_IsAsIfAllWereInOne(int first, int second)
    {
        var (one, other) = (Enumerable.Range(0, first), Enumerable.Range(first / 2, second));
        Assert.Equal(Of(one.Concat(other)).Count, DistinctSketch.CountOfBoth(Of(one), Of(other)));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1024)]
    [InlineData(3, 2048)]
    [InlineData(1023, 10_240)]
    [InlineData(long.MaxValue, 64_511)]
    public void LogScale_OfANumber_HasADoublingIn1024Steps(long value, int place) => Assert.Equal(place, LogScale.Of(value));

    [Fact]
    public void LogScale_UpTo1022_IsExactAndAboveNearly()
    {
        for (var value = 0; value <= 1_022; value++)
            Assert.Equal(value, LogScale.ToNumber(LogScale.Of(value)));
        for (var value = 1_023L; value < long.MaxValue / 3; value = (value / 10 * 17) + 1)
            Assert.InRange(LogScale.ToNumber(LogScale.Of(value)), value * 0.9994, value * 1.0006);
    }

    [Fact]
    public void RunningMedian_OfASkewedStream_ComesNearItsMedian()
    {
        // Log-normal, a median of 5,000 and a standard deviation of a factor of 2.7.
        var random = new Random(1);
        ushort median = 0;
        for (var i = 0; i < 3_000; i++)
        {
            var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            RunningMedian.Add(ref median, LogScale.Of((long)(5_000 * Math.Exp(normal))), i, 4);
        }

        Assert.InRange(LogScale.ToNumber(median), 4_500, 5_500);
    }

    [Fact]
    public void RunningMedian_OfEqualValues_IsTheValueExactly()
    {
        ushort median = 0;
        for (var i = 0; i < 9; i++)
            RunningMedian.Add(ref median, LogScale.Of(777), i, 4);
        Assert.Equal(777, LogScale.ToNumber(median));
    }

    [Fact]
    public void RunningMedian_AfterAWildFirstValue_LeavesIt()
    {
        ushort median = 0;
        for (var i = 0; i < 40; i++)
            RunningMedian.Add(ref median, LogScale.Of(i == 0 ? 16_000_000 : 1_000), i, 4);
        Assert.InRange(LogScale.ToNumber(median), 999, 200_000);
        for (var i = 40; i < 4_000; i++)
            RunningMedian.Add(ref median, LogScale.Of(1_000), i, 4);
        Assert.Equal(1_000, LogScale.ToNumber(median));
    }
}
