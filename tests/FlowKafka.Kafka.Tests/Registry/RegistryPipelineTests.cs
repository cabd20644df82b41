using System.Text;
using FlowKafka.Flows;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Kafka.Registry;
using FlowKafka.Kafka.Tests.Pipeline;
using FlowKafka.Testing;

namespace FlowKafka.Kafka.Tests.Registry;

/// <summary>Avro of two schemas through all stages, with a registry that is there, and one that comes late.</summary>
public sealed class RegistryPipelineTests
{
    private static PipelineOptions With(PipelineOptions options, SchemaRegistryOptions registry) =>
        options with { Ingest = options.Ingest with { Topics = [AvroProducer.Topic(registry)] } };

    private static async Task<FakeRegistry> StartRegistryAsync(int port = 0)
    {
        var registry = await FakeRegistry.StartAsync(port);
        registry.Add(AvroProducer.FirstId, AvroProducer.First);
        registry.Add(AvroProducer.SecondId, AvroProducer.Second, "AVRO");
        return registry;
    }

    [Fact]
    public async Task Run_AvroOfTwoSchemas_GivesWhatTheLinesGive()
    {
        var lines = new MinerTraffic(31).Lines();
        var expected = PureEngine.Run(lines.Select(Encoding.ASCII.GetBytes), TestModel.Miners);
        await using var registry = await StartRegistryAsync();
        using var embedded = new EmbeddedPipeline(inputPartitions: 3, partitions: 2);
        embedded.Send(AvroProducer.Values(lines), 3);

        using var pipeline = embedded.Start(TestModel.Miners, With(embedded.Options, new() { Urls = [registry.Url] }));
        await Runs.UntilProcessed(pipeline);

        Assert.NotEmpty(expected.Detections);
        Assert.Equal(expected.Windows, embedded.Windows());
        Assert.Equal(expected.Detections, embedded.Delivered());
        Assert.Equal(lines.Count, pipeline.Metrics[PipelineCounter.RecordsOffered]);
        Assert.Equal(2, registry.Requests);
    }

    [Fact]
    public async Task Run_RegistryThatComesLate_LosesNothing()
    {
        var lines = new MinerTraffic(32) { Hours = 2 }.Lines();
        var expected = PureEngine.Run(lines.Select(Encoding.ASCII.GetBytes), TestModel.Miners);
        string url;
        await using (var earlier = await FakeRegistry.StartAsync())
            url = earlier.Url;
        using var embedded = new EmbeddedPipeline(inputPartitions: 2, partitions: 2);
        embedded.Send(AvroProducer.Values(lines), 2);

        using var pipeline = embedded.Start(TestModel.Miners, With(embedded.Options, new() { Urls = [url] }));
        var running = Runs.UntilProcessed(pipeline);
        while (pipeline.Metrics[PipelineCounter.SchemaWaits] < 2 && !running.IsCompleted)
            await Task.Delay(20);
        Assert.Equal(0, pipeline.Metrics[PipelineCounter.RecordsOffered]);
        await using var registry = await StartRegistryAsync(new Uri(url).Port);
        await running;

        Assert.Equal(expected.Windows, embedded.Windows());
        Assert.Equal(0, pipeline.Metrics[PipelineCounter.DeadLetters]);
        Assert.Contains("Warning The schema registry at ", embedded.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_RegistryThatDoesNotComeInTime_EndsTheStageAndKeepsItsPlace()
    {
        var lines = new MinerTraffic(33) { Hours = 1 }.Lines();
        string url;
        await using (var earlier = await FakeRegistry.StartAsync())
            url = earlier.Url;
        using var embedded = new EmbeddedPipeline(inputPartitions: 1, partitions: 1);
        embedded.Send(AvroProducer.Values(lines), 1);
        using (var pipeline = embedded.Start(TestModel.Miners, With(embedded.Options, new() { Urls = [url], Patience = TimeSpan.Zero })))
        {
            var failure = await Assert.ThrowsAsync<StageFailedException>(() => Runs.ToItsFailure(pipeline));
            Assert.Equal(StageFailure.Registry, failure.Failure);
            Assert.StartsWith($"The schema registry at {url}/schemas/ids/{AvroProducer.FirstId} cannot be asked: ", failure.Message, StringComparison.Ordinal);
            Assert.EndsWith("flow-logs/0 waits at offset 0, and nothing is lost: start again when the registry answers.", failure.Message, StringComparison.Ordinal);
        }

        await using var registry = await StartRegistryAsync();
        using var later = embedded.Start(TestModel.Miners, With(embedded.Options, new() { Urls = [registry.Url] }));
        await Runs.UntilProcessed(later);

        Assert.Equal(lines.Count, later.Metrics[PipelineCounter.RecordsOffered]);
        Assert.Equal(PureEngine.Run(lines.Select(Encoding.ASCII.GetBytes), TestModel.Miners).Windows, embedded.Windows());
    }

    [Fact]
    public async Task Run_SchemaThatTheRegistryDoesNotKnow_IsADeadLetterAndNoWait()
    {
        var lines = new MinerTraffic(34) { Hours = 1 }.Lines();
        await using var registry = await FakeRegistry.StartAsync();
        registry.Add(AvroProducer.FirstId, AvroProducer.First);
        using var embedded = new EmbeddedPipeline(inputPartitions: 1, partitions: 1);
        embedded.Send(AvroProducer.Values(lines), 1);

        using var pipeline = embedded.Start(TestModel.Miners, With(embedded.Options, new() { Urls = [registry.Url] }));
        await Runs.UntilProcessed(pipeline);

        Assert.Equal(lines.Count / 2, pipeline.Metrics.Rejected(RejectReason.UnknownSchema));
        Assert.Equal(lines.Count / 2, pipeline.Metrics[PipelineCounter.DeadLetters]);
        Assert.Equal((lines.Count + 1) / 2, pipeline.Metrics[PipelineCounter.RecordsAccepted]);
        Assert.Equal(2, registry.Requests);
    }
}
