using System.Text.RegularExpressions;
using FlowKafka.Detection.Companions;
using FlowKafka.Detection.Profiles;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using Xunit;

namespace FlowKafka.Detection.Tests.Companions;

/// <summary>What holds for every companion.</summary>
public partial class CompanionTests
{
    /// <summary>0 to 40 windows of few or many packets, with gaps, silent sides and ports.</summary>
    private static readonly Arbitrary<OrientedWindow[]> AnyWindows = (
        from count in Gen.Choose(0, 40)
        from most in Gen.Elements(1, 3, 50, 100_000)
        from numbers in Gen.ArrayOf(Gen.Choose(0, most), count * 4)
        from gaps in Gen.ArrayOf(Gen.Elements(1, 1, 1, 2, 7), count)
        from masks in Gen.ArrayOf(Gen.Choose(0, 1023), count)
        from ports in Gen.ArrayOf(Gen.Elements(0, 3333, 40000, 50000), count * 2)
        select Make(numbers, gaps, masks, ports)).ToArbitrary();

    public static TheoryData<string> Names => [.. Companion.All.Select(companion => companion.Name)];

    [Fact]
    public void All_Names_AreKebabCaseAndDistinct()
    {
        Assert.All(Companion.All, companion => Assert.Matches(KebabCase(), companion.Name));
        Assert.Equal(Companion.All.Length, Companion.All.Select(companion => companion.Name).Distinct().Count());
    }

    [Fact]
    public void Named_EachOfAll_IsItself() =>
        Assert.All(Companion.All, companion => Assert.Same(companion, Companion.Named(companion.Name)));

    [Fact]
    public void Named_AnotherName_IsNull() => Assert.Null(Companion.Named("Volume"));

    [Theory]
    [MemberData(nameof(Names))]
    public void Measure_NoWindows_IsNaN(string name) => Assert.Equal(double.NaN, Windows.Measure(name, []));

    [Theory]
    [MemberData(nameof(Names))]
    public void Measure_EmptyWindows_IsNotInfinite(string name) =>
        Assert.False(double.IsInfinity(Windows.Measure(name, new OrientedWindow[9])));

    [Theory]
    [MemberData(nameof(Names))]
    public void Measure_AnyWindows_IsFiniteOrNaNAndTheSameAgain(string name) => Hold(windows =>
    {
        var measure = Windows.Measure(name, windows);
        return !double.IsInfinity(measure) && measure.Equals(Windows.Measure(name, windows));
    });

    [Theory]
    [InlineData("continuity", 0, 1)]
    [InlineData("coverage", 0, 1)]
    [InlineData("client-packets-dispersion", 0, 1e9)]
    [InlineData("client-ports", 1, 255)]
    [InlineData("active-minutes", 0, 1)]
    [InlineData("burstiness", -1, 1)]
    [InlineData("periodicity", -1, 1)]
    [InlineData("correlation", -1, 1)]
    [InlineData("regression-angle", -90, 90)]
    [InlineData("server-port-stability", 0, 1)]
    [InlineData("client-port-changes", 0, 1)]
    [InlineData("orientation-stability", 0, 1)]
    [InlineData("concentric-circles", 0, 1)]
    [InlineData("striation", 0, 1)]
    [InlineData("striation-server", 0, 1)]
    [InlineData("ripley-k", 0, 2)]
    [InlineData("interior-size", 0, 50)]
    public void Measure_AnyWindows_IsWithinBounds(string name, double least, double most) => Hold(windows =>
    {
        var measure = Windows.Measure(name, windows);
        return double.IsNaN(measure) || (measure >= least && measure <= most);
    });

    /// <summary>Packets and bytes of both sides a thousand times as large: what a measure makes of it.</summary>
    [Theory]
    [InlineData("volume", 1000)]
    [InlineData("bytes-per-window", 1000)]
    [InlineData("quiet", 1000)]
    [InlineData("client-packet-size", 1)]
    [InlineData("packet-ratio", 1)]
    [InlineData("byte-ratio", 1)]
    [InlineData("client-packets-cv", 1)]
    [InlineData("server-bytes-cv", 1)]
    [InlineData("client-packets-robust-cv", 1)]
    [InlineData("client-packets-fano", 1000)]
    [InlineData("burstiness", 1)]
    [InlineData("periodicity", 1)]
    [InlineData("correlation", 1)]
    [InlineData("regression-slope", 1)]
    [InlineData("regression-distance-median", 1)]
    [InlineData("concentric-circles", 1)]
    [InlineData("ripley-l", 1)]
    [InlineData("interior-size", 1)]
    public void Measure_ThousandfoldTraffic_IsTimes(string name, double factor) => Hold(windows =>
    {
        var scaled = windows.Select(w => w with { Point = new(w.Point.ClientBytes * 1024, w.Point.ClientPackets * 1024, w.Point.ServerBytes * 1024, w.Point.ServerPackets * 1024) }).ToArray();
        var expected = Windows.Measure(name, windows) * (factor == 1 ? 1 : 1024);
        return Near(expected, Windows.Measure(name, scaled));
    });

    [Theory]
    [InlineData("volume")]
    [InlineData("client-packet-size-cv")]
    [InlineData("server-packets-robust-cv")]
    [InlineData("client-packets-fano")]
    [InlineData("correlation")]
    [InlineData("regression-distance-mean")]
    [InlineData("nearest-neighbour-mean")]
    [InlineData("nearest-neighbour-median")]
    [InlineData("server-port-stability")]
    [InlineData("server-ports")]
    [InlineData("striation")]
    [InlineData("ripley-k")]
    [InlineData("interior-size")]
    public void Measure_WindowsInAnotherOrder_IsTheSame(string name) => Hold(windows =>
        Near(Windows.Measure(name, windows), Windows.Measure(name, [.. windows.Reverse()])));

    private static bool Near(double expected, double actual) =>
        expected.Equals(actual) || Math.Abs(expected - actual) <= 1e-9 * Math.Max(1, Math.Abs(expected));

    private static void Hold(Func<OrientedWindow[], bool> law) =>
        Prop.ForAll(AnyWindows, law)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(20261122, 3), FSharpOption<int>.None))));

    private static OrientedWindow[] Make(int[] numbers, int[] gaps, int[] masks, int[] ports)
    {
        var windows = new OrientedWindow[gaps.Length];
        for (int i = 0, window = 0; i < windows.Length; window += gaps[i++])
        {
            var (client, server) = (numbers[4 * i], numbers[(4 * i) + 1]);
            OrientedPoint point = new((40 * client) + numbers[(4 * i) + 2], client, (40 * server) + numbers[(4 * i) + 3], server);
            windows[i] = new(point, window, (ulong)masks[i], (ushort)ports[2 * i], (ushort)ports[(2 * i) + 1], (byte)(1 + (i % 2)), 1);
        }

        return windows;
    }

    [GeneratedRegex("^[a-z]+(-[a-z0-9]+)*$")]
    private static partial Regex KebabCase();
}
