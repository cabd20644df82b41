using System.Text;
using System.Text.Json;
using Confluent.Kafka;
using FlowKafka.Detection.Documents;
using FlowKafka.Detection.Models;
using FlowKafka.Flows;
using FlowKafka.Kafka.Deliver;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Kafka.Tests.Pipeline;
using FlowKafka.Testing;

namespace FlowKafka.Kafka.Tests.Deliver;

/// <summary>Deliver and export into sinks that are slow, full, and lose what is on its way when they end.</summary>
public sealed class SinkPipelineTests
{
    private static readonly Model Model = TestModel.Miners;

    [Fact]
    public async Task Run_SmallSinks_GiveEveryDetectionAndEveryWindow()
    {
        var values = new MinerTraffic(41).Values();
        var expected = PureEngine.Run(values, Model);
        var (detections, flows) = (new SinkStore(), new SinkStore());
        using var embedded = new EmbeddedPipeline(inputPartitions: 4, partitions: 3);
        embedded.Send(values, 4);

        using var pipeline = Start(embedded, ToSinks(embedded.Options), detections, flows, room: 5);
        await Runs.UntilProcessed(pipeline);

        Assert.Equal(expected.Detections, detections.Documents);
        Assert.Equal(Flows(expected), flows.Documents);
        Assert.Equal(expected.Detections.Count, pipeline.Metrics[PipelineCounter.Delivered]);
        Assert.Equal(expected.Windows.Count, pipeline.Metrics[PipelineCounter.Exported]);
        Assert.Equal(PipelineStage.Export, pipeline.Statuses[^1].Stage);
        Assert.Empty(Directory.GetFiles(embedded.Folder, "*.ndjson"));
        AssertCommitted(embedded, "flowkafka.deliver", "flowkafka.detections", 3, detections, isAll: true);
    }

    [Fact]
    public async Task Run_OnlyWindowsInHulls_LeavesOutTheOthersAndCountsThem()
    {
        var values = new MinerTraffic(42).Values();
        var expected = PureEngine.Run(values, Model);
        var inHull = Flows(expected).Where(flow => flow.Value.Contains("\"in_hull\":", StringComparison.Ordinal)).ToList();
        var flows = new SinkStore();
        using var embedded = new EmbeddedPipeline(inputPartitions: 1, partitions: 2);
        embedded.Send(values, 1);
        var options = ToSinks(embedded.Options);

        using var pipeline = Start(embedded, options with { Export = options.Export with { OnlyInHull = true } }, new SinkStore(), flows, room: 30);
        await Runs.UntilProcessed(pipeline);

        Assert.NotEmpty(inHull);
        Assert.Equal(inHull, flows.Documents);
        Assert.Equal(expected.Windows.Count - inHull.Count, pipeline.Metrics[PipelineCounter.NotExported]);
    }

    [Theory]
    [InlineData(43)]
    [InlineData(44)]
    public async Task Run_StoppedWithDocumentsOnTheirWay_NothingIsMissingAndNothingUncommittedIsPassedOver(int seed)
    {
        var random = new Random(seed);
        var values = new MinerTraffic(seed).Values();
        var expected = PureEngine.Run(values, Model);
        var (detections, flows) = (new SinkStore(), new SinkStore());
        using var embedded = new EmbeddedPipeline(inputPartitions: 2, partitions: 3);
        embedded.Send(values, 2);
        using (var pipeline = embedded.Start(Model, embedded.Options with { Stages = [.. embedded.Options.Stages.Where(s => s < PipelineStage.Deliver)] }))
            await Runs.UntilProcessed(pipeline);
        var options = ToSinks(embedded.Options) with { Stages = [PipelineStage.Deliver, PipelineStage.Export] };

        for (var part = 0; part < 3; part++)
        {
            var (delivered, exported) = (random.Next(1, expected.Detections.Count), random.Next(1, expected.Windows.Count / 3));
            using var pipeline = Start(embedded, options, detections, flows, room: 4);
            await Runs.Until(pipeline, p => p.Metrics[PipelineCounter.Delivered] >= delivered || p.Metrics[PipelineCounter.Exported] >= exported || Runs.IsDone(p));
            AssertCommitted(embedded, "flowkafka.deliver", "flowkafka.detections", 3, detections, isAll: false);
        }

        using var last = Start(embedded, options, detections, flows, room: 50);
        await Runs.UntilProcessed(last);

        Assert.Equal(expected.Detections, detections.Documents);
        Assert.Equal(Flows(expected), flows.Documents);
    }

    [Fact]
    public async Task Run_PartitionsMoveWithDocumentsOnTheirWay_GiveTheSame()
    {
        var values = new MinerTraffic(45).Values();
        var expected = PureEngine.Run(values, Model);
        var (detections, flows) = (new SinkStore(), new SinkStore());
        using var embedded = new EmbeddedPipeline(inputPartitions: 4, partitions: 4);
        embedded.Send(values, 4);
        var options = ToSinks(embedded.Options);
        var patient = options with { Ingest = options.Ingest with { IdleAfter = TimeSpan.FromHours(1) } };

        using (var first = Start(embedded, patient, detections, flows, room: 3))
        using (var second = Start(embedded, patient, detections, flows, room: 3))
        {
            var firstRun = Runs.Until(first, p => p.Metrics[PipelineCounter.Exported] > 20 && second.IsReady);
            var secondRun = Runs.Until(second, p => p.IsReady && first.Statuses.All(s => s.State == StageState.Stopped));
            await Task.WhenAll(firstRun, secondRun);
        }

        using var third = Start(embedded, options, detections, flows, room: 50);
        await Runs.UntilProcessed(third);

        Assert.Equal(expected.Detections, detections.Documents);
        Assert.Equal(Flows(expected), flows.Documents);
    }

    [Fact]
    public async Task Run_RefusedDocuments_BecomeDeadLettersAndHoldUpNobody()
    {
        var values = new MinerTraffic(46).Values();
        var expected = PureEngine.Run(values, Model);
        var refused = expected.Detections.Keys.Take(2).ToHashSet();
        var detections = new SinkStore { Refuses = refused.Contains };
        using var embedded = new EmbeddedPipeline(inputPartitions: 1, partitions: 2);
        embedded.Send(values, 1);

        using var pipeline = Start(embedded, ToSinks(embedded.Options), detections, new SinkStore(), room: 5);
        await Runs.UntilProcessed(pipeline);

        Assert.Equal(expected.Detections.Where(d => !refused.Contains(d.Key)), detections.Documents);
        var letters = embedded.Values("flowkafka.dead-letters", 1).ConvertAll(value => JsonDocument.Parse(value).RootElement);
        Assert.Equal(refused.Order(StringComparer.Ordinal), letters.Select(letter => letter.GetProperty("documentId").GetString()!).Order(StringComparer.Ordinal));
        Assert.All(letters, letter => Assert.Equal("undeliverable", letter.GetProperty("reason").GetString()));
        Assert.Equal((2, expected.Detections.Count - 2), (pipeline.Metrics[PipelineCounter.Undeliverable], pipeline.Metrics[PipelineCounter.Delivered]));
    }

    [Fact]
    public async Task Run_MessageThatIsNoDetection_StopsTheStage()
    {
        using var embedded = new EmbeddedPipeline(inputPartitions: 1, partitions: 1);
        embedded.Produce("flowkafka.detections", 0, null, "{\"event\":{\"id\":\"a\"},\"@timestamp\":\"2026-01-05T00:10:00Z\"}"u8.ToArray());

        using var pipeline = Start(embedded, ToSinks(embedded.Options) with { Stages = [PipelineStage.Deliver] }, new SinkStore(), new SinkStore(), room: 5);
        var failure = await Assert.ThrowsAsync<StageFailedException>(() => Runs.ToItsFailure(pipeline));

        Assert.Equal(StageFailure.Unreadable, failure.Failure);
        Assert.StartsWith("flowkafka.detections/0 holds a message at offset 0 ", failure.Message, StringComparison.Ordinal);
    }

    private static PipelineOptions ToSinks(PipelineOptions options) => options with
    {
        Deliver = options.Deliver with { To = DeliveryPlace.Elasticsearch },
        Export = options.Export with { Enabled = true },
    };

    private static FlowKafkaPipeline Start(EmbeddedPipeline embedded, PipelineOptions options, SinkStore detections, SinkStore flows, int room)
    {
        var seed = 0;
        return embedded.Start(
            Model, options, sinks: stage => new FakeSink(stage == PipelineStage.Deliver ? detections : flows, Interlocked.Increment(ref seed), room));
    }

    private static SortedDictionary<string, string> Flows(PureEngine expected)
    {
        var document = new WindowDocument(OwnNetworks.Private, [Model]);
        document.StampAs("default", 0);
        var flows = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        foreach (var point in expected.Points)
        {
            buffer.ResetWrittenCount();
            document.Write(point, buffer);
            flows.Add(Encoding.UTF8.GetString(document.Id), PureEngine.Unstamped(buffer.WrittenSpan.ToArray()).Text);
        }

        return flows;
    }

    /// <summary>Every message below a committed offset is in the store.</summary>
    private static void AssertCommitted(EmbeddedPipeline embedded, string group, string topic, int partitions, SinkStore store, bool isAll)
    {
        var places = Enumerable.Range(0, partitions).Select(p => new TopicPartition(topic, p)).ToList();
        using var consumer = embedded.Clients.Consumer("test", group).Build();
        var committed = consumer.Committed(places, TimeSpan.FromSeconds(20));
        foreach (var place in committed)
        {
            var values = embedded.Values(topic, place.Partition.Value, place.Partition.Value + 1);
            var count = place.Offset.IsSpecial ? 0 : (int)place.Offset.Value;
            Assert.All(values.Take(count), value => Assert.True(store.Has(PureEngine.Unstamped(value).Id)));
            if (isAll)
                Assert.Equal(values.Count, count);
        }
    }
}
