using FlowKafka.Kafka.Pipeline;
using FlowKafka.Kafka.Positions;
using FlowKafka.Kafka.Serialization;
using FlowKafka.Kafka.Tests.Pipeline;
using FlowKafka.Testing;

namespace FlowKafka.Kafka.Tests.Ingest;

/// <summary>Input partitions that run ahead, idle, wake, are lost or are not what they were.</summary>
public sealed class InputPartitionTests
{
    private static readonly TimeSpan Never = TimeSpan.FromHours(1);

    [Fact]
    public async Task Partition_FarAheadOfTheOthers_IsPausedUntilTheyCome()
    {
        var values = new MinerTraffic(21) { Hours = 8 }.Values();
        var expected = PureEngine.Run(values, TestModel.Miners);
        using var embedded = new EmbeddedPipeline(inputPartitions: 2, partitions: 2);
        var patient = embedded.Options with { Ingest = embedded.Options.Ingest with { IdleAfter = Never } };
        embedded.SendTo(0, values.Where((_, i) => i % 2 == 0));

        using var pipeline = embedded.Start(TestModel.Miners, patient);
        await Runs.Until(pipeline, p => p.Metrics[PipelineCounter.Pauses] > 0 && p.Metrics[PipelineCounter.WindowRecords] > 0);
        Assert.InRange(pipeline.Statuses[0].Partitions.Single(p => p.Partition == 0).Lag, 1, values.Count);
        Assert.Equal(0, pipeline.Metrics[PipelineCounter.WindowsClosed]);

        embedded.SendTo(1, values.Where((_, i) => i % 2 == 1));
        using var rest = embedded.Start(TestModel.Miners, patient);
        await Runs.Until(rest, Runs.HasReadAll);
        using var last = embedded.Start(TestModel.Miners);
        await Runs.UntilProcessed(last);

        Assert.Equal(expected.Windows, embedded.Windows());
        Assert.Equal(expected.Detections, embedded.Delivered());
    }

    [Fact]
    public async Task Partition_ThatWakes_GoesOnBehindWhatIsClosed()
    {
        var lines = new MinerTraffic(22) { Hours = 2 }.Values();
        using var embedded = new EmbeddedPipeline(inputPartitions: 2, partitions: 1);
        embedded.Send(lines, 2);
        using var pipeline = embedded.Start(TestModel.Miners);
        await Runs.UntilProcessed(pipeline);
        var closed = embedded.Windows();

        embedded.SendTo(1, lines.Take(10).Append(Line(TestFlow.Epoch + (4 * 3_600_000))));
        using var later = embedded.Start(TestModel.Miners);
        await Runs.UntilProcessed(later);

        Assert.Equal(1, later.Metrics[PipelineCounter.Wakes]);
        Assert.Equal(1, later.Metrics[PipelineCounter.IdleDeclarations]);
        Assert.Equal(1, later.Metrics[PipelineCounter.RecordsAccepted]);
        Assert.Equal(0, later.Metrics[PipelineCounter.Covered]);
        Assert.Equal(closed.Count + 1, embedded.Windows().Count);
    }

    [Fact]
    public async Task Partition_WhoseLogNoLongerHoldsThePosition_StopsTheStageAndSaysTheGap()
    {
        using var embedded = new EmbeddedPipeline(inputPartitions: 1, partitions: 1);
        var noise = new byte[900_000];
        new Random(1).NextBytes(noise);
        for (var i = 0; i < 8; i++)
            embedded.SendTo(0, [noise]);
        Store(embedded, offset: 0);
        var low = embedded.Range(EmbeddedPipeline.Input).Low;
        Assert.NotEqual(0, low);

        using var pipeline = embedded.Start(TestModel.Miners, PipelineStage.Ingest);
        var failure = await Assert.ThrowsAsync<StageFailedException>(() => Runs.ToItsFailure(pipeline));

        Assert.Equal(StageFailure.OffsetOutOfRange, failure.Failure);
        Assert.StartsWith($"flow-logs/0 begins at offset {low}, but 0 comes next: {low} messages are gone; ", failure.Message, StringComparison.Ordinal);
        Assert.False(pipeline.IsLive);
    }

    [Fact]
    public async Task Partition_ThatEndsBeforeThePosition_StopsTheStage()
    {
        using var embedded = new EmbeddedPipeline(inputPartitions: 1, partitions: 1);
        Store(embedded, offset: 7);

        using var pipeline = embedded.Start(TestModel.Miners, PipelineStage.Ingest);
        var failure = await Assert.ThrowsAsync<StageFailedException>(() => Runs.ToItsFailure(pipeline));

        Assert.Equal(StageFailure.OffsetOutOfRange, failure.Failure);
        Assert.StartsWith("flow-logs/0 ends at offset 0, but 7 comes next: ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Partition_StartedAtLatest_StaysThereOverARestart()
    {
        using var embedded = new EmbeddedPipeline(inputPartitions: 1, partitions: 1);
        var latest = embedded.Options with { Ingest = embedded.Options.Ingest with { Start = Kafka.Ingest.StartPosition.Latest } };
        embedded.SendTo(0, [Line(TestFlow.Epoch)]);
        using (var first = embedded.Start(TestModel.Miners, latest with { Stages = [PipelineStage.Ingest] }))
            await Runs.Until(first, p => p.IsReady && p.Statuses[0].Partitions.Length == 1);
        embedded.SendTo(0, [Line(TestFlow.Epoch + 60_000)]);

        using var second = embedded.Start(TestModel.Miners, latest);
        await Runs.UntilProcessed(second);

        Assert.Equal(1, second.Metrics[PipelineCounter.RecordsOffered]);
    }

    private static byte[] Line(long start) => System.Text.Encoding.ASCII.GetBytes(
        $"2 111122223333 eni-1 10.0.0.1 203.0.113.9 40000 443 6 5 500 {start / 1000} {(start / 1000) + 50} ACCEPT OK");

    private static void Store(EmbeddedPipeline embedded, long offset)
    {
        var position = new InputPosition(EmbeddedPipeline.Input, 0, offset, long.MinValue, IsIdle: false, long.MinValue);
        embedded.Produce("flowkafka.positions", 0, PositionsTail.KeyOf(position), InputPositionCodec.Encode(position));
    }
}
