using FlowKafka.Testing;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace FlowKafka.Detection.Tests.Pipeline;

/// <summary>Records to detections through the driver's logs: crashes of any stage change no byte.</summary>
public class DetectionRecoveryTests
{
    private static readonly IReadOnlyList<byte[]> Values = new MinerTraffic(31) { Miners = 4, Others = 8, Hours = 5 }.Values();
    private static readonly PureEngine Expected = PureEngine.RunWithoutHosts(Values, TestModel.Miners);

    [Fact]
    public void Detections_WithoutACrash_AreThoseOfThePureEngine()
    {
        var driver = Driver(3);
        for (var i = 0; i < Values.Count; i++)
            driver.Pipe(i % 3, Values[i]);

        Assert.Equal(Expected.Detections.Select(d => (d.Key, d.Value)), driver.Finish().Detections);
        Assert.True(driver.Detections.Count >= 4);
    }

    [Fact]
    public void Detections_JudgeDiesBetweenTheDetectionAndItsState_AreWrittenTwiceAndEqual()
    {
        var driver = Driver(1);
        foreach (var value in Values)
            driver.Pipe(0, value);
        driver.CrashJudgesWhileWriting(1).Finish();

        Assert.Equal(Expected.Detections.Select(d => (d.Key, d.Value)), driver.Detections);
        Assert.True(driver.Written.Count > driver.Written.Distinct().Count());
    }

    [Fact]
    public void Detections_RandomCrashesOfEveryStage_AreThoseOfThePureEngine() => Prop.ForAll(
        ArbMap.Default.ArbFor<(byte Partitions, byte[] Steps)>(),
        trace =>
        {
            var partitions = 1 + (trace.Partitions % 16);
            var driver = Driver(partitions);
            var size = 1 + (Values.Count / (trace.Steps.Length + 1));
            var at = 0;
            foreach (var step in trace.Steps)
            {
                for (; at < Math.Min(Values.Count, (at / size * size) + size); at++)
                    driver.Pipe((at + step) % partitions, Values[at]);
                driver = (step % 5) switch
                {
                    0 => driver.Cycle(),
                    1 => driver.CrashJudgesWhileWriting(step % 4),
                    2 => driver.Cycle().CrashJudge(step & 1).CrashWindow(step & 1),
                    3 => driver.CrashWindowsWhileClosing(step % 5),
                    _ => driver.Ingest().CrashIngest(step % partitions).CrashJudge(step & 1),
                };
            }

            for (; at < Values.Count; at++)
                driver.Pipe(at % partitions, Values[at]);
            return driver.Finish().Detections.SequenceEqual(Expected.Detections.Select(d => (d.Key, d.Value)));
        }).Check(Config.QuickThrowOnFailure.WithReplay(1, 3).WithMaxTest(40));

    private static PipelineTestDriver Driver(int inputPartitions) =>
        new(new PipelineTestOptions { InputPartitions = inputPartitions, FlowPartitions = 2, Models = [TestModel.Miners] });
}
