using Confluent.Kafka;
using FlowKafka.Detection.Models;
using FlowKafka.Flows;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Deliver;
using FlowKafka.Kafka.Ingest;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Kafka.Serialization;
using FlowKafka.Testing;

namespace FlowKafka.Kafka.Tests.Pipeline;

/// <summary>An embedded cluster with the pipeline's topics, and pipelines over it.</summary>
internal sealed class EmbeddedPipeline : IDisposable
{
    public const string Input = "flow-logs";

    private readonly EmbeddedCluster _cluster = new();
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _log = [];
    private IProducer<byte[]?, byte[]>? _producer;

    public EmbeddedPipeline(int inputPartitions, int partitions)
    {
        Options = new PipelineOptions
        {
            Kafka = new KafkaClientOptions { BootstrapServers = _cluster.BootstrapServers, SessionTimeout = TimeSpan.FromSeconds(6) },
            Topics = new TopicOptions { Partitions = partitions },
            Ingest = new IngestOptions
            {
                Topics = [new InputTopicOptions { Name = Input }],
                Start = StartPosition.Earliest,
                IdleAfter = TimeSpan.FromSeconds(1),
                CycleInterval = TimeSpan.FromMilliseconds(100),
                RepeatInterval = TimeSpan.FromMilliseconds(500),
            },
            Deliver = new DeliverOptions { Folder = _folder.Path },
        };
        _cluster.CreateTopic(Input, inputPartitions);
        foreach (var need in new PipelineTopics(Options.Topics).Needs(Options.RunningStages, [], Options.Hosts.Enabled))
            _cluster.CreateTopic(need.Name, need.Partitions);
    }

    public PipelineOptions Options { get; init; }

    public string Folder => _folder.Path;

    public string Log
    {
        get
        {
            lock (_log)
                return string.Join('\n', _log);
        }
    }

    public KafkaClients Clients
    {
        get
        {
            _producer?.Flush(TimeSpan.FromSeconds(30));
            return new(Options.Kafka, new ClientLog((_, _) => { }, TimeProvider.System));
        }
    }

    public FlowKafkaPipeline Start(Model model, params PipelineStage[] stages) =>
        Start(model, stages.Length == 0 ? Options : Options with { Stages = stages });

    public FlowKafkaPipeline Start(
        Model model, PipelineOptions options, Func<IDetectionWriter>? writer = null, Func<PipelineStage, IDocumentSink>? sinks = null)
    {
        _producer?.Flush(TimeSpan.FromSeconds(30));
        return new(options, [model], TimeProvider.System, Write, writer, sinks);
    }

    /// <summary>Makes a topic beside the usual ones.</summary>
    public void CreateTopic(string name, int partitions) => _cluster.CreateTopic(name, partitions);

    /// <summary>Writes values to one input partition.</summary>
    public void SendTo(int partition, IEnumerable<byte[]> values)
    {
        using var producer = Clients.Producer("test").Build();
        foreach (var value in values)
            producer.Produce(new TopicPartition(Input, partition), new Message<byte[]?, byte[]> { Value = value });
        Assert.Equal(0, producer.Flush(TimeSpan.FromSeconds(30)));
    }

    /// <summary>Writes one message anywhere; it is there when a pipeline starts or <see cref="Clients"/> are made.</summary>
    public void Produce(string topic, int partition, byte[]? key, byte[] value)
    {
        _producer ??= Clients.Producer("test").Build();
        _producer.Produce(new TopicPartition(topic, partition), new Message<byte[]?, byte[]> { Key = key, Value = value });
    }

    /// <summary>How far partition 0 of a topic goes.</summary>
    public (long Low, long High) Range(string topic)
    {
        using var reader = new PartitionReader(Clients, "test", "test");
        return reader.Range(topic, 0);
    }

    /// <summary>Writes values to the input partitions in turn.</summary>
    public void Send(IReadOnlyList<byte[]> values, int partitions)
    {
        using var producer = Clients.Producer("test").Build();
        for (var i = 0; i < values.Count; i++)
            producer.Produce(new TopicPartition(Input, i % partitions), new Message<byte[]?, byte[]> { Value = values[i] });
        Assert.Equal(0, producer.Flush(TimeSpan.FromSeconds(30)));
    }

    /// <summary>Every point in the topic of windows as a line, each once, sorted.</summary>
    public IReadOnlyList<string> Windows()
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        var names = new SymbolTable();
        foreach (var value in Values(new PipelineTopics(Options.Topics).Windows, Options.Topics.Partitions))
        {
            if (WindowPackReader.Is(value))
                WindowPackReader.Decode(value, names, (in Streams.Points.WindowPoint point) => lines.Add(WindowText.Of(point)));
        }

        return [.. lines];
    }

    /// <summary>Every delivered document, by id, without its stamp; a document delivered twice with other bytes fails.</summary>
    public IReadOnlyDictionary<string, string> Delivered(bool once = true)
    {
        var documents = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(Folder, "*.ndjson"))
        {
            foreach (var line in File.ReadAllLines(file))
            {
                var (id, text) = PureEngine.Unstamped(System.Text.Encoding.UTF8.GetBytes(line));
                var isNew = documents.TryAdd(id, text);
                Assert.True(isNew || !once, "delivered twice: " + id);
                Assert.Equal(documents[id], text);
            }
        }

        return documents;
    }

    public List<byte[]> Values(string topic, int partitions) => Values(topic, 0, partitions);

    /// <summary>The values of the partitions from one on, and before another.</summary>
    public List<byte[]> Values(string topic, int from, int end)
    {
        var values = new List<byte[]>();
        using var reader = new PartitionReader(Clients, "test", "test");
        for (var p = from; p < end; p++)
        {
            var (low, high) = reader.Range(topic, p);
            reader.Open(topic, p, low, high);
            while (!reader.Step(TimeSpan.FromMilliseconds(100), (in BatchMessage message) => values.Add(message.Value.ToArray())))
            {
            }
        }

        return values;
    }

    public void Dispose()
    {
        _producer?.Dispose();
        _cluster.Dispose();
        _folder.Dispose();
    }

    private void Write(ClientLogLevel level, string line)
    {
        lock (_log)
            _log.Add($"{level} {line}");
    }
}
