using FlowKafka.Avro;
using FlowKafka.Detection;
using FlowKafka.Detection.Findings;
using FlowKafka.Detection.Hosts;
using FlowKafka.Detection.Models;
using FlowKafka.Elasticsearch;
using FlowKafka.Firehose;
using FlowKafka.Flows;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Correlate;
using FlowKafka.Kafka.Deliver;
using FlowKafka.Kafka.Export;
using FlowKafka.Kafka.Host;
using FlowKafka.Kafka.Ingest;
using FlowKafka.Kafka.Pipeline;
using FlowKafka.Kafka.Registry;
using FlowKafka.Processor.Scoring;
using FlowKafka.Streams.Windows;

namespace FlowKafka.Processor.Configuration;

/// <summary>All settings: one property a section.</summary>
internal sealed record Settings
{
    private readonly HashSet<string> _warned = [];

    public KafkaClientOptions Kafka { get; init; } = new();

    public TopicOptions Topics { get; init; } = new();

    public PipelineSettings Pipeline { get; init; } = new();

    public IngestOptions Ingest { get; init; } = new();

    public WindowOptions Window { get; init; } = new();

    public HostSettings Hosts { get; init; } = new();

    public JudgeSettings Judge { get; init; } = new();

    public DetectorOptions Detectors { get; init; } = new();

    public CorrelationSettings Correlation { get; init; } = new();

    public DetectionOptions Detections { get; init; } = new();

    public DeliverOptions Deliver { get; init; } = new();

    public ElasticsearchOptions Elasticsearch { get; init; } = new();

    public KibanaOptions Kibana { get; init; } = new();

    public ModelSettings Models { get; init; } = new();

    public ListSettings Lists { get; init; } = new();

    public IdentitySettings Identities { get; init; } = new();

    public FirehoseOptions Firehose { get; init; } = new();

    public ObservabilitySettings Observability { get; init; } = new();

    /// <summary>Whether detections go to Elasticsearch, and not to files.</summary>
    public bool DeliversToElasticsearch => Elasticsearch.IsOn && Deliver.To != DeliveryPlace.Files;

    /// <summary>What the pipeline is told.</summary>
    /// <param name="models">The models that judge.</param>
    /// <param name="knowledge">What is known from outside; null for the lists that come with the program.</param>
    /// <exception cref="FormatException">An own network is none.</exception>
    public PipelineOptions ToPipeline(IReadOnlyList<Model> models, OutsideKnowledge? knowledge = null)
    {
        var usual = new PipelineOptions();
        return new()
        {
            Kafka = Kafka,
            Topics = Topics,
            Ingest = Ingest,
            Window = Window,
            Hosts = new HostStageOptions { Enabled = Hosts.Enabled, Profiles = ToHosts(models) },
            Judge = ToJudge(models, knowledge),
            Correlation = Correlation.ToOptions(Window, knowledge?.Identities),
            Detections = Detections,
            Deliver = Deliver with { To = DeliversToElasticsearch ? DeliveryPlace.Elasticsearch : DeliveryPlace.Files },
            Export = new ExportOptions
            {
                Enabled = Elasticsearch.IsOn && Elasticsearch.Flows != FlowSelection.None,
                OnlyInHull = Elasticsearch.Flows == FlowSelection.InHull,
                Namespace = Elasticsearch.Namespace,
            },
            Stages = Pipeline.Stages.Count > 0 ? Pipeline.Stages : usual.Stages,
            StartPatience = Pipeline.StartPatience,
        };
    }

    /// <summary>What files are scored with.</summary>
    /// <param name="models">The models that judge; none where nothing is judged with models.</param>
    /// <param name="knowledge">What is known from outside; null for the lists that come with the program.</param>
    /// <exception cref="FormatException">An own network is none.</exception>
    /// <exception cref="AvroSchemaException">A schema file cannot be read.</exception>
    public ScoreOptions ToScore(IReadOnlyList<Model> models, OutsideKnowledge? knowledge = null) => new()
    {
        Decoder = ToFileDecoder(),
        Admission = Ingest.Admission(Window.WindowSize),
        Window = Window,
        Judge = ToJudge(models, knowledge),
        Hosts = Hosts.Enabled ? ToHosts(models) : null,
        Correlation = Correlation.ToOptions(Window, knowledge?.Identities),
    };

    /// <summary>What decodes files, without Kafka.</summary>
    /// <exception cref="AvroSchemaException">A schema file cannot be read.</exception>
    /// <exception cref="SchemaSourceException">A certificate of the registry cannot be read.</exception>
    public FlowLogDecoderOptions ToFileDecoder()
    {
        var registry = Ingest.Files.Avro?.Registry;
        return Ingest.Files.ToDecoder(
            Ingest, topic: "", registry is null ? null : new RegistrySchemas(registry, TimeProvider.System, WarnOnce), WarnOnce);
    }

    // Files are looked into before they are read, and the same schema is in many of them.
    private void WarnOnce(string line)
    {
        if (_warned.Add(line))
            Console.Error.WriteLine(line);
    }

    private HostOptions ToHosts(IReadOnlyList<Model> models) => new()
    {
        WindowSize = Window.WindowSize,
        ConversationSilence = Window.ConversationSilence,
        OwnNetworks = Ingest.Networks(),
        Models = models,
        Memory = Hosts.Memory,
    };

    private JudgeOptions ToJudge(IReadOnlyList<Model> models, OutsideKnowledge? knowledge) => new()
    {
        WindowSize = Window.WindowSize,
        Horizon = Judge.Horizon,
        EpisodeSilence = Window.ConversationSilence,
        OwnNetworks = Ingest.Networks(),
        Prior = Judge.Prior,
        Deployments = Models.Deployments(models),
        Detectors = Detectors.Build(),
        ReportedAlone = Judge.ReportedAlone.ToHashSet(),
        Knowledge = (knowledge ?? OutsideKnowledge.BuiltIn).Lists,
    };
}
