using FlowKafka.Detection.Findings;
using FlowKafka.Detection.Findings.Detectors;
using FlowKafka.Detection.Profiles;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace FlowKafka.Detection.Tests.Findings;

public sealed class PeriodicFlowTests
{
    private static readonly PeriodicFlowDetector Detector = new(new());

    [Theory]
    [InlineData(11, false)]
    [InlineData(12, true)]
    public void Find_TwelveWindowsOfABeatAMinute_AreEnough(int windows, bool isFound) =>
        Assert.Equal(isFound, Of(Beats(1, windows * 10), windows).Of(Detector).IsFound);

    [Theory]
    [InlineData(3, 180, 2)]
    [InlineData(5, 300, 2)]
    [InlineData(20, 1_200, 2)]
    [InlineData(30, 1_800, 1)] // two windows of three are silent
    public void Find_BeatsFarApart_TellsThePeriod(double minutes, double seconds, int grade)
    {
        var finding = Of(Beats(minutes, 1_440), 144).Of(Detector);

        Assert.Equal((FindingKind.PeriodicFlow, grade, seconds, 0.75), (finding.Kind, finding.Grade, finding.Second, finding.Bound));
        Assert.InRange(finding.Value, grade == 2 ? 0.9 : 0.85, 1);
    }

    [Fact]
    public void Find_NeverPausing_HasNoPeriod()
    {
        var finding = Of(Beats(0.5, 720), 72).Of(Detector);

        Assert.Equal((2, 0.0), (finding.Grade, finding.Second));
        Assert.Equal(1, finding.Value, 1e-9);
    }

    [Fact]
    public void Find_BurstEveryHourOnABed_TellsTheHour()
    {
        // Every minute has a packet, and the first window of each hour a hundred more.
        var windows = Enumerable.Range(0, 72).Select(w => Window(w, Enumerable.Range(0, 10).Select(m => w * 10.0 + m).ToArray(), w % 6 == 0 ? 101 : 1)).ToArray();
        var (score, period) = BeatTiming.Of(windows, Trace.Size);

        Assert.Equal((1, 0), (score, period)); // it never pauses, and that is stronger
        var sparse = windows.Select(w => w with { ActiveMinutes = w.Window % 6 == 0 ? 0x3FFul : (ulong)(1 << (w.Window * 7 % 10)) }).ToArray();
        Assert.Equal(3_600, BeatTiming.Of(sparse, Trace.Size).Period);
    }

    [Theory]
    [InlineData("internal", false)]
    [InlineData("outbound", true)]
    public void Find_ServerInside_IsNoneUnlessAskedFor(string direction, bool isFound)
    {
        var evidence = Of(Beats(1, 720), 72) with { Direction = direction };

        Assert.Equal(isFound, evidence.Of(Detector).IsFound);
        Assert.True(evidence.Of(new PeriodicFlowDetector(new() { OutwardsOnly = false })).IsFound);
    }

    [Fact]
    public void Find_MostlySilent_IsNone() =>
        Assert.False(new Evidence { Windows = [.. Of(Beats(1, 720), 72).Windows.Select((w, i) => w with { Window = i * 5 })] }.Of(Detector).IsFound);

    [Fact]
    public void Find_WorkingDay_IsNone()
    {
        // Eight of 24 hours, in bursts.
        var random = new Random(5);
        double[] beats = [.. Enumerable.Range(0, 1_440).Where(m => m is > 480 and < 960 && random.Next(4) == 0).SelectMany(m => Enumerable.Repeat((double)m, 1 + random.Next(40)))];

        Assert.False(Of(beats, 144).Of(Detector).IsFound);
    }

    [Fact]
    public void Find_JitterAndMissedBeats_KeepTheFinding()
    {
        var found = 0;
        var all = 0;
        Prop.ForAll(Arb.From(Cases()), c =>
        {
            all++;
            found += Of(Jittered(c.Minutes, c.Hours * 60, c.Seed), c.Hours * 6).Of(Detector).IsFound ? 1 : 0;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(4, 5));

        Assert.Equal((300, 300), (found, all));
    }

    [Fact]
    public void Find_PoissonOfEqualRate_IsNone()
    {
        var found = 0;
        Prop.ForAll(Arb.From(Cases()), c => found += Of(Poisson(c.Minutes, c.Hours * 60, c.Seed), c.Hours * 6).Of(Detector).IsFound ? 1 : 0)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(4, 5));

        Assert.Equal(0, found);
    }

    [Fact]
    public void Find_AnyWindows_GivesAScoreFrom0To1()
    {
        var any = from seed in Gen.Choose(0, int.MaxValue) from count in Gen.Choose(12, 144) select (seed, count);
        var lenient = new PeriodicFlowDetector(new() { LeastScore = 0.01, LeastTiming = 0.01 });
        Prop.ForAll(Arb.From(any), c =>
        {
            var random = new Random(c.seed);
            var window = 0;
            OrientedWindow[] windows =
            [
                .. Enumerable.Range(0, c.count).Select(_ => new OrientedWindow(
                    new(random.Next(3) * random.Next(1_000), random.Next(3) * random.Next(10), random.Next(2) * random.Next(1_000), random.Next(10)),
                    window += 1 + (random.Next(10) / 8), (ulong)random.Next(1024), 1, 2, 1, 1)),
            ];
            var finding = new Evidence { Windows = windows }.Of(lenient);
            Assert.InRange(finding.Value, 0, 1);
            Assert.True(double.IsFinite(finding.Second));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void Find_Twice_AllocatesNothing()
    {
        var evidence = Of(Jittered(3, 1_440, 9), 144);
        evidence.Of(Detector);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            evidence.Of(Detector);

        // The evidence itself has a key made of text; a window's worth of doubles a call would be over 100,000 bytes.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 60_000);
    }

    private static Gen<(double Minutes, int Hours, int Seed)> Cases() =>
        from minutes in Gen.Elements(1.0, 1.5, 2, 3, 4, 5, 7, 10, 15, 20)
        from hours in Gen.Elements(6, 9, 12, 24)
        from seed in Gen.Choose(0, 1_000_000)
        select (minutes, hours, seed);

    private static double[] Beats(double minutes, int length) => [.. Enumerable.Range(0, (int)(length / minutes)).Select(i => (i + 0.5) * minutes)];

    /// <summary>Beats off by up to a fifth of the period, one in ten of them missed.</summary>
    private static double[] Jittered(double minutes, int length, int seed)
    {
        var random = new Random(seed);
        var phase = random.NextDouble();
        return
        [
            .. Enumerable.Range(0, (int)(length / minutes)).Where(_ => random.NextDouble() >= 0.1)
                .Select(i => (i + phase + (0.4 * random.NextDouble()) - 0.2) * minutes).Where(time => time >= 0 && time < length),
        ];
    }

    private static double[] Poisson(double minutes, int length, int seed)
    {
        var random = new Random(seed);
        var beats = new List<double>();
        for (var time = -Math.Log(1 - random.NextDouble()) * minutes; time < length; time -= Math.Log(1 - random.NextDouble()) * minutes)
            beats.Add(time);
        return [.. beats];
    }

    /// <summary>Two packets up and one down at each beat.</summary>
    private static Evidence Of(double[] beats, int windows) => new()
    {
        Windows =
        [
            .. Enumerable.Range(0, windows).Select(w => Window(w, [.. beats.Where(beat => (int)(beat / 10) == w)], 1)).Where(w => w.ActiveMinutes != 0),
        ],
    };

    private static OrientedWindow Window(int window, double[] beats, int times)
    {
        var minutes = beats.Aggregate(0ul, (mask, beat) => mask | (1ul << ((int)beat % 10)));
        var count = beats.Length * times;
        return new(new(300 * count, 2 * count, 60 * count, count), window, minutes, 50_000, 3333, 1, 1);
    }
}
