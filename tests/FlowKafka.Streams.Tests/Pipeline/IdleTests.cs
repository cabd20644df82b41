using FlowKafka.Streams.Ingest;

namespace FlowKafka.Streams.Tests.Pipeline;

public class IdleTests
{
    [Fact]
    public void Windows_APartitionIsSilentButNotIdle_StayOpen()
    {
        var driver = new PipelineTestDriver(new() { InputPartitions = 2 })
            .PipeBoth(1, new TestFlow { Start = 0, Bytes = 7 }).PipeAll(0, TwoHosts.Talk(0, 7_200, 60)).Cycle();

        Assert.Empty(driver.Points);
    }

    [Fact]
    public void Windows_TheSilentPartitionIsDeclaredIdle_Close()
    {
        var driver = new PipelineTestDriver(new() { InputPartitions = 2 })
            .PipeBoth(1, new TestFlow { Start = 0, Bytes = 7 }).PipeAll(0, TwoHosts.Talk(0, 7_200, 60)).DeclareIdle(1);

        Assert.Equal(9, driver.Points.Count);
    }

    [Fact]
    public void Ingest_APartitionWakesWithOldRecords_TheyAreLateAtTheCombinedWatermark()
    {
        var driver = new PipelineTestDriver(new() { InputPartitions = 2 })
            .PipeAll(0, TwoHosts.Talk(0, 7_200, 60)).DeclareIdle(1)
            .Pipe(1, new TestFlow { Start = 60, Source = "10.0.0.8" }).Pipe(1, new TestFlow { Start = 7_000, Source = "10.0.0.8" }).Finish();

        Assert.Equal(1, driver.Admitted[AdmissionResult.Late]);
        Assert.Equal(0, driver.Covered);
        Assert.Single(driver.Points, p => p.Pair.Lower.ToString() == "10.0.0.8");
    }

    [Fact]
    public void Ingest_APartitionIsAdded_StartsAtTheCombinedWatermark()
    {
        var driver = new PipelineTestDriver().PipeAll(0, TwoHosts.Talk(0, 7_200, 60)).Cycle();
        var added = driver.AddInputPartition();
        driver.Pipe(added, new TestFlow { Start = 60, Source = "10.0.0.8" }).Pipe(added, new TestFlow { Start = 7_000, Source = "10.0.0.8" }).Finish();

        Assert.Equal(1, driver.Admitted[AdmissionResult.Late]);
        Assert.Equal(0, driver.Covered);
    }

    [Fact]
    public void Windows_AllPartitionsIdle_CloseUpToTheLastOpenOne()
    {
        var driver = new PipelineTestDriver(new() { InputPartitions = 2 }).PipeAll(0, TwoHosts.Talk(0, 1_200, 60)).DeclareIdle(0);
        Assert.Empty(driver.Points);

        Assert.Equal(2, driver.DeclareIdle(1).Points.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void Windows_AllPartitionsIdle_EveryTaskComesEquallyFar(int flowPartitions)
    {
        var driver = new PipelineTestDriver(new() { FlowPartitions = flowPartitions })
            .PipeBoth(0, new TestFlow { Start = 0 }).PipeBoth(0, new TestFlow { Start = 9_000, Source = "10.0.0.2" })
            .PipeBoth(0, new TestFlow { Start = 9_100, Source = "10.0.0.3" }).Finish();

        Assert.All(driver.ClosedThrough, closed => Assert.Equal(TestFlow.Epoch + 9_600_000, closed));
    }

    [Fact]
    public void Ingest_AllIdleThenOneWakes_RecordsOfClosedWindowsAreLateAndNewOnesCount()
    {
        var driver = new PipelineTestDriver().PipeAll(0, TwoHosts.Talk(0, 1_200, 60)).DeclareIdle(0)
            .Pipe(0, new TestFlow { Start = 1_199, Bytes = 5 }).Pipe(0, new TestFlow { Start = 1_200, Bytes = 6 }).Finish();

        Assert.Equal(1, driver.Admitted[AdmissionResult.Late]);
        Assert.Equal(0, driver.Covered);
        Assert.Equal(6, driver.Points[^1].Lower.Bytes);
    }
}
