using FlowKafka.Detection.Models;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Ingest;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Processor.Configuration;

namespace FlowKafka.Processor.Demo;

/// <summary>A broker inside this process, with the topics of a pipeline.</summary>
internal sealed class DemoBus : IDisposable
{
    /// <summary>The topic that the simulated network writes to.</summary>
    public const string Input = "flow-logs";

    // The embedded broker keeps 5 MiB of a partition: so many that nothing of a demonstration is lost.
    private const int InputPartitions = 16, Partitions = 4;

    private readonly EmbeddedCluster _cluster = new();

    /// <param name="folder">Where files are delivered to.</param>
    /// <param name="models">The models that judge.</param>
    /// <param name="settings">Whether, and how, Elasticsearch is delivered to; of all other sections the defaults hold.</param>
    public DemoBus(DemoFolder folder, IReadOnlyList<Model> models, Settings settings)
    {
        var options = new Settings { Elasticsearch = settings.Elasticsearch }.ToPipeline(models);
        Options = options with
        {
            Kafka = new KafkaClientOptions
            {
                BootstrapServers = _cluster.BootstrapServers,
                SessionTimeout = TimeSpan.FromSeconds(10),
                // A question to the broker waits behind the fetch before it; here no fetch need wait for long.
                ClientConfig = new Dictionary<string, string> { ["fetch.wait.max.ms"] = "20" },
            },
            Topics = new TopicOptions { Partitions = Partitions },
            Ingest = new IngestOptions
            {
                Topics = [new InputTopicOptions { Name = Input }],
                Start = StartPosition.Earliest,
                IdleAfter = TimeSpan.FromSeconds(1),
                CycleInterval = TimeSpan.FromMilliseconds(100),
                RepeatInterval = TimeSpan.FromMilliseconds(500),
            },
            Deliver = options.Deliver with { Folder = folder.Detections },
        };
        _cluster.CreateTopic(Input, InputPartitions);
        foreach (var need in new PipelineTopics(Options.Topics).Needs(Options.RunningStages, [], Options.Hosts.Enabled, Options.DeliversToSink))
            _cluster.CreateTopic(need.Name, need.Partitions);
    }

    /// <summary>What a pipeline over this bus is told.</summary>
    public PipelineOptions Options { get; }

    public void Dispose() => _cluster.Dispose();
}
