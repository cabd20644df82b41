using FlowKafka.Streams.Points;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace FlowKafka.Detection.Tests.Hosts;

/// <summary>What holds whatever the traffic: order, partitions, closings and crashes do not show.</summary>
public sealed class HostBookPropertyTests
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(10);

    private static Gen<int> Seeds => Gen.Choose(0, int.MaxValue - 1);

    [Fact]
    public void Tell_PointsOfAWindowInAnyOrder_IsTheSameInTheSameOrder() => Check(seed =>
    {
        var points = RandomHosts.Of(seed).ToArray();
        var expected = Reference(points);

        new Random(seed).Shuffle(points);
        var shuffled = new HostBench(1, poolLabel: RandomHosts.Label).Run(points);

        Assert.Equal(Lines(expected.Told), Lines(shuffled.Told));
        Assert.Equal(expected.Network, shuffled.Network);
    });

    [Fact]
    public void Tell_HostsSpreadOverBooks_IsTheSameTogether() => Check(seed =>
    {
        var points = RandomHosts.Of(seed);
        var expected = Reference(points);
        foreach (var books in new[] { 4, 16 })
        {
            var spread = new HostBench(books, poolLabel: RandomHosts.Label).Run(points);
            Assert.Equal(Sorted(expected.Told), Sorted(spread.Told));
            Assert.Equal(expected.Network, spread.Network);
        }
    });

    [Fact]
    public void Tell_WithClosingsWithoutDataBetween_IsTheSame() => Check(seed =>
    {
        var points = RandomHosts.Of(seed);
        var expected = Reference(points);
        var random = new Random(seed);
        var bench = new HostBench(1, poolLabel: RandomHosts.Label);
        var windows = points.GroupBy(point => point.End).OrderBy(window => window.Key).ToList();
        for (var i = 0; i < windows.Count; i++)
        {
            foreach (var point in windows[i])
                bench.Observe(point);
            bench.Close(windows[i].Key);
            if (i + 1 < windows.Count && windows[i + 1].Key - windows[i].Key > HostTraffic.Size && random.Next(2) == 0)
                bench.Close(windows[i].Key + (HostTraffic.Size * random.NextInt64(1, (windows[i + 1].Key - windows[i].Key) / HostTraffic.Size)));
        }

        Assert.Equal(Lines(expected.Told), Lines(bench.Told));
        Assert.Equal(expected.Network, bench.Network);
    });

    [Fact]
    public void Network_AfterEveryWindow_IsTheSumOverBooks() => Check(seed =>
    {
        var points = RandomHosts.Of(seed, 60);
        var (one, many) = (new HostBench(), new HostBench(5));
        foreach (var window in points.GroupBy(point => point.End).OrderBy(window => window.Key))
        {
            one.Run(window);
            many.Run(window);
            Assert.Equal(one.Network, many.Network);
        }
    });

    [Fact]
    public void Tell_AfterCrashes_IsWhatABookTellsThatNeverStopped() => Check(seed =>
    {
        var points = RandomHosts.Of(seed);
        var expected = Reference(points).Told;
        var run = new HostCrashRun(points, seed);

        run.Finish();

        Assert.Equal(string.Join('\n', Lines(expected)), string.Join('\n', run.Told));
        Assert.True(run.Crashes > 3);
    });

    private static void Check(Action<int> property) => Prop.ForAll(Seeds.ToArbitrary(), property).Check(Runs);

    private static HostBench Reference(IEnumerable<WindowPoint> points) => new HostBench(1, poolLabel: RandomHosts.Label).Run(points);

    private static List<string> Lines(HostTellings told) => [.. told.Lines.SelectMany(window => window.Value.Select(line => $"{window.Key} {line}"))];

    private static List<string> Sorted(HostTellings told) =>
        [.. told.Lines.SelectMany(window => window.Value.Select(line => $"{window.Key} {line}").Order(StringComparer.Ordinal))];
}
