using FlowKafka.Streams.Windows;

namespace FlowKafka.Streams.Tests.Windows;

public class PortTallyTests
{
    [Theory]
    [InlineData(new ushort[] { }, 0, 0)]
    [InlineData(new ushort[] { 443 }, 1, 443)]
    [InlineData(new ushort[] { 443, 443, 80 }, 2, 443)]
    [InlineData(new ushort[] { 443, 80 }, 2, 80)]
    [InlineData(new ushort[] { 3, 2, 1, 2 }, 3, 2)]
    [InlineData(new ushort[] { 0 }, 1, 0)]
    public void Seen_UpToThreePorts_IsExact(ushort[] ports, int count, int stable) =>
        Assert.Equal(new PortsSeen(count, (ushort)stable), Tally(ports));

    [Fact]
    public void Seen_AHundredPorts_IsAnEstimateWithinAFifth() =>
        Assert.InRange(Tally([.. Enumerable.Range(40_000, 100).Select(p => (ushort)p)]).Count, 80, 120);

    [Fact]
    public void Seen_AnyPermutation_IsTheSame() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(),
        ports => Tally([.. ports.Select(p => (ushort)p)]) == Tally([.. ports.Reverse().Select(p => (ushort)p)])
            && Tally([.. ports.Select(p => (ushort)p)]) == Tally([.. ports.OrderBy(p => p % 7).Select(p => (ushort)p)]))
        .Check(Config.QuickThrowOnFailure.WithReplay(1, 3).WithMaxTest(500));

    private static PortsSeen Tally(ushort[] ports)
    {
        var tally = default(PortTally);
        foreach (var port in ports)
            tally.Add(port);
        return tally.Seen();
    }
}
