using Confluent.Kafka;
using FlowKafka.Detection.Models;
using FlowKafka.Elasticsearch;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Processor.Configuration;
using FlowKafka.Processor.Elasticsearch;
using Xunit;

namespace FlowKafka.IntegrationTests.Elasticsearch;

/// <summary>The program's pipeline over an embedded broker, and its own way to a server.</summary>
internal sealed class EmbeddedDelivery : IDisposable
{
    private const string Input = "flow-logs";
    private const int InputPartitions = 2;

    private readonly EmbeddedCluster _cluster = new();
    private readonly List<string> _lines = [];

    public EmbeddedDelivery(string url, DetectionStorage storage = DetectionStorage.DataStream)
    {
        Settings = new Settings
        {
            Kafka = new KafkaClientOptions { BootstrapServers = _cluster.BootstrapServers, SessionTimeout = TimeSpan.FromSeconds(6) },
            Topics = new TopicOptions { Partitions = 3 },
            Ingest = new()
            {
                Topics = [new() { Name = Input }],
                Start = Kafka.Ingest.StartPosition.Earliest,
                IdleAfter = TimeSpan.FromSeconds(1),
                CycleInterval = TimeSpan.FromMilliseconds(100),
                RepeatInterval = TimeSpan.FromMilliseconds(500),
            },
            Elasticsearch = new()
            {
                Nodes = [url],
                Detections = storage,
                BatchBytes = 32 * 1024,
                BatchAge = TimeSpan.FromMilliseconds(50),
                RequestTimeout = TimeSpan.FromSeconds(10),
            },
            Observability = new() { DocumentInterval = TimeSpan.FromSeconds(1), NodeName = "test" },
        };
        _cluster.CreateTopic(Input, InputPartitions);
        foreach (var need in new PipelineTopics(Settings.Topics).Needs(Enum.GetValues<PipelineStage>(), []))
            _cluster.CreateTopic(need.Name, need.Partitions);
    }

    public Settings Settings { get; init; }

    public void Send(IReadOnlyList<byte[]> values)
    {
        var clients = new KafkaClients(Settings.Kafka, new ClientLog((_, _) => { }, TimeProvider.System));
        using var producer = clients.Producer("test").Build();
        for (var i = 0; i < values.Count; i++)
            producer.Produce(new TopicPartition(Input, i % InputPartitions), new Message<byte[]?, byte[]> { Value = values[i] });
        Assert.Equal(0, producer.Flush(TimeSpan.FromSeconds(30)));
    }

    /// <summary>Runs the stages until the condition holds, or, without one, until all is processed.</summary>
    public async Task<PipelineMetrics> RunAsync(Model model, Func<FlowKafkaPipeline, bool>? until = null, params PipelineStage[] stages)
    {
        using var delivery = new ElasticsearchDelivery(Settings.Elasticsearch, TimeProvider.System, (level, line) => Take($"{level} {line}"));
        var options = Settings.ToPipeline([model]);
        if (stages.Length > 0)
            options = options with { Stages = stages };
        using var pipeline = new FlowKafkaPipeline(options, [model], TimeProvider.System, (level, line) => Take($"{level} {line}"), sinks: delivery.Open);
        using var stop = new CancellationTokenSource();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await using (delivery.Report(pipeline, [model], Settings.Observability))
        {
            var run = pipeline.RunAsync(stop.Token);
            var done = until is null ? pipeline.WaitUntilProcessedAsync(patience.Token) : UntilAsync(() => until(pipeline), patience.Token);
            await Task.WhenAny(run, done);
            await stop.CancelAsync();
            await run;
            await done;
        }

        return pipeline.Metrics;
    }

    /// <summary>Waits until a condition holds.</summary>
    public static async Task UntilAsync(Func<bool> condition, CancellationToken patience)
    {
        while (!condition())
            await Task.Delay(10, patience);
    }

    /// <summary>True when a line of the log ends so.</summary>
    public bool HasSaid(string end)
    {
        lock (_lines)
            return _lines.Exists(line => line.EndsWith(end, StringComparison.Ordinal));
    }

    public void Dispose() => _cluster.Dispose();

    private void Take(string line)
    {
        lock (_lines)
            _lines.Add(line);
    }
}
