using System.Security.Cryptography;
using Xunit;

namespace FlowKafka.Simulation.Tests;

public sealed class NetworkSimulatorTests
{
    private static readonly SimulationOptions Small = new() { Seed = 5, Hosts = 40, Miners = 3, Hours = 4 };

    [Fact]
    public void WriteLog_SameOptions_SameBytes() => Assert.Equal(Digest(Small), Digest(Small with { }));

    [Fact]
    public void WriteLog_SameSimulatorTwice_SameBytes()
    {
        var simulator = new NetworkSimulator(Small);
        Assert.Equal(Digest(simulator), Digest(simulator));
    }

    [Fact]
    public void WriteLog_OtherSeed_OtherBytes() => Assert.NotEqual(Digest(Small), Digest(Small with { Seed = 6 }));

    [Fact]
    public void Lines_OtherAggregation_SameTraffic()
    {
        var options = Small with { LostWindows = 0 };
        var sums = Enum.GetValues<SimulatedAggregation>().Select(a => Totals(options with { Aggregation = a })).ToArray();
        Assert.Equal(sums[0], sums[1]);
        Assert.Equal(sums[0], sums[2]);
    }

    [Theory]
    [InlineData(SimulatedAggregation.Seconds60, 60)]
    [InlineData(SimulatedAggregation.Seconds600, 600)]
    public void Lines_OfAnAggregation_AreNotLongerThanIt(SimulatedAggregation aggregation, int seconds)
    {
        var longest = new NetworkSimulator(Small with { Aggregation = aggregation }).Lines().Max(l => l.End - l.Start);
        Assert.InRange(longest, seconds - 5, seconds);
    }

    [Fact]
    public void Lines_Mixed_ComeFromInterfacesOfBothKinds()
    {
        var longest = new Dictionary<string, long>();
        foreach (var line in new NetworkSimulator(Small with { Aggregation = SimulatedAggregation.Mixed }).Lines())
            longest[line.InterfaceId] = Math.Max(longest.GetValueOrDefault(line.InterfaceId), line.End - line.Start);
        Assert.InRange(longest.Values.Count(l => l <= 60), 10, 30);
        Assert.InRange(longest.Values.Count(l => l is > 300 and <= 600), 10, 30);
        Assert.Equal(40, longest.Count);
    }

    [Fact]
    public void Lines_WithDisorder_AreDeliveredInOrderAndWithinTwentyFiveMinutes()
    {
        var last = 0L;
        var newest = 0L;
        var backwards = 0;
        var furthest = 0L;
        foreach (var line in new NetworkSimulator(Small with { Hours = 8, Duplicates = 0.05 }).Lines())
        {
            Assert.True(line.DeliveredAt >= last);
            Assert.InRange(line.DeliveredAt - line.Start * 1000, 1, 25 * 60_000 - 1);
            Assert.True(line.DeliveredAt >= line.End * 1000);
            last = line.DeliveredAt;
            backwards += line.Start < newest ? 1 : 0;
            furthest = Math.Max(furthest, newest - line.Start);
            newest = Math.Max(newest, line.Start);
        }

        Assert.True(backwards > 1_000);
        Assert.InRange(furthest, 600, 25 * 60 - 1);
    }

    [Fact]
    public void Lines_WithoutDisorder_AreSortedByStart()
    {
        var last = 0L;
        foreach (var line in new NetworkSimulator(Small with { Disorder = false }).Lines())
        {
            Assert.True(line.Start >= last);
            last = line.Start;
        }
    }

    [Fact]
    public void Lines_WithoutDisorder_AreTheSameLines()
    {
        static IEnumerable<(string, string, long, long, int)> Sorted(bool disorder) =>
            new NetworkSimulator(Small with { Disorder = disorder, Duplicates = 0 }).Lines()
                .Select(l => (l.Source.ToString(), l.Destination.ToString(), l.Start, l.Bytes, (int)l.Status)).Order();
        Assert.Equal(Sorted(true), Sorted(false));
    }

    [Theory]
    [InlineData(0.0, 0.0, 0.0)]
    [InlineData(0.002, 0.0005, 0.006)]
    [InlineData(0.1, 0.08, 0.12)]
    public void Lines_OfADuplicateRate_AreRepeatedThatOften(double rate, double low, double high)
    {
        var lines = 0;
        var repeated = 0;
        var seen = new HashSet<string>();
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        foreach (var line in new NetworkSimulator(Small with { Duplicates = rate }).Lines())
        {
            buffer.ResetWrittenCount();
            line.WriteTo(buffer);
            var isNew = seen.Add(System.Text.Encoding.ASCII.GetString(buffer.WrittenSpan));
            lines++;
            repeated += isNew ? 0 : 1;
        }

        Assert.InRange(repeated / (double)lines, low, high);
    }

    private static string Digest(SimulationOptions options) => Digest(new NetworkSimulator(options));

    private static string Digest(NetworkSimulator simulator)
    {
        using var log = new MemoryStream();
        simulator.WriteLog(log);
        SimulationLabels.WriteJson(log, simulator);
        return Convert.ToHexString(SHA256.HashData(log.ToArray()));
    }

    /// <summary>Packets and bytes that each interface saw from each sender to each receiver.</summary>
    private static SortedDictionary<string, (long Packets, long Bytes)> Totals(SimulationOptions options)
    {
        var totals = new SortedDictionary<string, (long Packets, long Bytes)>(StringComparer.Ordinal);
        foreach (var line in new NetworkSimulator(options).Lines())
        {
            if (line.IsDuplicate || line.Status != SimulatedStatus.Ok)
                continue;
            var key = $"{line.InterfaceId} {line.Source} {line.Destination} {line.SourcePort} {line.DestinationPort}";
            var (packets, bytes) = totals.GetValueOrDefault(key);
            totals[key] = (packets + line.Packets, bytes + line.Bytes);
        }

        return totals;
    }
}
