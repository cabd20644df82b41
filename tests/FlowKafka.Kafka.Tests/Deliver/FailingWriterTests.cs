using FlowKafka.Kafka.Deliver;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Kafka.Tests.Pipeline;
using FlowKafka.Testing;

namespace FlowKafka.Kafka.Tests.Deliver;

public sealed class FailingWriterTests
{
    [Fact]
    public async Task Run_DiskThatIsFullForAWhile_DeliversEachOnceAndSaysOneLine()
    {
        var values = new MinerTraffic(31).Values();
        var expected = PureEngine.Run(values, TestModel.Miners);
        using var embedded = new EmbeddedPipeline(inputPartitions: 1, partitions: 2);
        embedded.Send(values, 1);

        using var pipeline = embedded.Start(TestModel.Miners, embedded.Options, () => new FailingWriter(new NdjsonFiles(embedded.Options.Deliver), failures: 3));
        await Runs.UntilProcessed(pipeline);

        Assert.Equal(expected.Detections, embedded.Delivered());
        Assert.Equal(3, pipeline.Metrics[PipelineCounter.DeliveryRetries]);
        Assert.Equal(1, embedded.Log.Split('\n').Count(l => l == "Error detections can't be written, trying again: No space left on device"));
    }

    [Fact]
    public async Task Run_DiskThatStaysFull_StopsWithOneLineAndCommitsNothing()
    {
        var values = new MinerTraffic(32).Values();
        using var embedded = new EmbeddedPipeline(inputPartitions: 1, partitions: 1);
        embedded.Send(values, 1);
        var hasty = embedded.Options with { Deliver = embedded.Options.Deliver with { RetryFor = TimeSpan.Zero } };

        using (var pipeline = embedded.Start(TestModel.Miners, hasty, () => new FailingWriter(new NdjsonFiles(hasty.Deliver), failures: int.MaxValue)))
        {
            var failure = await Assert.ThrowsAsync<StageFailedException>(() => Runs.UntilProcessed(pipeline));
            Assert.Equal(StageFailure.Sink, failure.Failure);
            Assert.Equal("detections can't be written: No space left on device; nothing was skipped, start again when it is mended", failure.Message);
        }

        using var mended = embedded.Start(TestModel.Miners);
        await Runs.UntilProcessed(mended);
        Assert.Equal(PureEngine.Run(values, TestModel.Miners).Detections, embedded.Delivered());
    }

    /// <summary>Writes the first document of the first batches, and fails then as a full disk does.</summary>
    private sealed class FailingWriter(NdjsonFiles files, int failures) : IDetectionWriter
    {
        private int _left = failures;

        public DeliveryPoint? Open(int partition) => files.Open(partition);

        public void Write(int partition, DetectionBatch batch)
        {
            if (_left-- <= 0)
            {
                files.Write(partition, batch);
                return;
            }

            var first = new DetectionBatch();
            first.Add(batch.OffsetOf(0), batch.TimestampOf(0), batch[0], 0, []);
            if (_left < int.MaxValue / 2)
                files.Write(partition, first);
            throw new IOException("No space left on device");
        }

        public void Close(int partition) => files.Close(partition);

        public void Dispose() => files.Dispose();
    }
}
