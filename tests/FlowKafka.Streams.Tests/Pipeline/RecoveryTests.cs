using FlowKafka.Flows;

namespace FlowKafka.Streams.Tests.Pipeline;

public class RecoveryTests
{
    private static readonly PipelineTestOptions Shape = new() { InputPartitions = 3, FlowPartitions = 2 };

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Windows_CrashInTheMiddleOfAClosingWindow_GiveTheSamePoints(int afterPoints)
    {
        var expected = Network(new PipelineTestDriver(Shape), 0, 7_200).Finish();
        var driver = Network(new PipelineTestDriver(Shape), 0, 3_600).Cycle();
        Network(driver, 3_600, 7_200).CrashWindowsWhileClosing(afterPoints).Finish();

        Assert.Equal(expected.Lines, driver.Lines);
    }

    [Fact]
    public void Windows_CrashAfterEachCycle_GiveTheSamePoints()
    {
        var expected = Network(new PipelineTestDriver(Shape), 0, 7_200).Finish();
        var driver = new PipelineTestDriver(Shape);
        for (var start = 0; start < 7_200; start += 300)
            Network(driver, start, start + 300).Cycle().CrashWindow(0).CrashWindow(1);

        Assert.Equal(expected.Lines, driver.Finish().Lines);
    }

    [Fact]
    public void Ingest_CrashBeforeTheOffsetIsStored_WritesTheRecordsAgainAndTheyCountOnce()
    {
        var expected = Network(new PipelineTestDriver(Shape), 0, 7_200).Finish();
        var driver = Network(new PipelineTestDriver(Shape), 0, 3_600).Cycle();
        Network(driver, 3_600, 7_200).Ingest().CrashIngest(0).CrashIngest(2);

        Assert.Equal(expected.Lines, driver.Finish().Lines);
        Assert.True(driver.Duplicates > 0);
    }

    [Fact]
    public void Windows_ReporterChosenBeforeTheCrash_IsKeptAfterIt()
    {
        var a = new TestFlow { Reporter = "1/eni-a", Packets = 10 };
        var b = new TestFlow { Reporter = "1/eni-b", Packets = 9 };
        var driver = new PipelineTestDriver(new() { FlowPartitions = 1 }).Pipe(0, a).Pipe(0, b).Pipe(0, new TestFlow { Start = 2_100 }).Cycle();
        Assert.Single(driver.Points);
        driver.CrashWindow(0).Pipe(0, a with { Start = 600, Packets = 1 }).Pipe(0, b with { Start = 600 }).Finish();

        Assert.Equal("1/eni-a", driver.Points[1].Lower.Reporter);
    }

    [Fact]
    public void Windows_RandomDisorderPartitionsAndCrashes_GiveTheSamePoints() => Prop.ForAll(
        ArbMap.Default.ArbFor<(byte Partitions, byte[] Steps)>(),
        trace =>
        {
            var expected = Network(new PipelineTestDriver(), 0, 6_000).Finish().Lines;
            var shape = new PipelineTestOptions { InputPartitions = 1 + (trace.Partitions % 16), FlowPartitions = 2 };
            return Perturbed(new PipelineTestDriver(shape), shape.InputPartitions, trace.Steps).SequenceEqual(expected);
        }).Check(Config.QuickThrowOnFailure.WithReplay(1, 3).WithMaxTest(60));

    private static IReadOnlyList<string> Perturbed(PipelineTestDriver driver, int partitions, byte[] steps)
    {
        var flows = Flows(0, 6_000).ToArray();
        var seed = steps.Aggregate(17u, (hash, step) => (hash * 31) + step);
        // Disorder of up to 24 minutes, within the grace period of 25.
        var disordered = flows.OrderBy(f => EventTime(f) + ((seed + (uint)(f.Bytes * 7_919) + f.SourcePort) % 1_440)).ToArray();
        var size = Math.Max(1, disordered.Length / (steps.Length + 1));
        var at = 0;
        foreach (var step in steps)
        {
            foreach (var flow in disordered.Skip(at).Take(size))
                driver.Pipe((int)((flow.Start + step) % partitions), flow);
            at += size;
            driver = (step % 6) switch
            {
                0 => driver.Cycle(),
                1 => driver.Cycle().CrashWindow(step & 1),
                2 => driver.Ingest().CrashIngest(step % partitions),
                3 => driver.CrashWindowsWhileClosing(step % 5),
                4 => driver.Cycle().CrashIngest(step % partitions).CrashWindow(step & 1),
                _ => driver.Ingest(),
            };
        }

        foreach (var flow in disordered.Skip(at))
            driver.Pipe((int)(flow.Start % partitions), flow);
        return driver.Finish().Lines;
    }

    private static PipelineTestDriver Network(PipelineTestDriver driver, double from, double to) =>
        driver.PipeAll(0, Flows(from, to));

    private static IEnumerable<TestFlow> Flows(double from, double to)
    {
        var all = Enumerable.Range(1, 6).SelectMany(host => TwoHosts.Talk(host * 7, 7_200, 120 + (host * 40), new TestFlow
        {
            Source = $"10.0.0.{host}",
            SourcePort = (ushort)(40_000 + host),
            Reporter = $"1/eni-{host % 2}",
        }));
        var refused = Enumerable.Range(0, 50).Select(i => new TestFlow
        {
            Start = (i * 140) + 5,
            SourcePort = (ushort)(50_000 + i),
            DestinationPort = 3333,
            Reporter = $"1/eni-{i % 3}",
            Action = FlowAction.Reject,
        });
        var overlong = Enumerable.Range(0, 3).Select(i => new TestFlow { Start = i * 1_500, End = (i + 1) * 1_500, Bytes = 900 + i, Source = "10.0.0.9" });
        all = all.Concat(refused).Concat(overlong);
        return all.Where(f => EventTime(f) >= from && EventTime(f) < to).OrderBy(EventTime);
    }

    private static double EventTime(TestFlow flow) => flow.End is { } end && end - flow.Start > 600 ? end : flow.Start;
}
