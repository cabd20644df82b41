using FlowKafka.Detection;
using FlowKafka.Detection.Correlation;
using FlowKafka.Detection.Models;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Correlate;
using FlowKafka.Kafka.Deliver;
using FlowKafka.Kafka.Export;
using FlowKafka.Kafka.Host;
using FlowKafka.Kafka.Ingest;
using FlowKafka.Streams.Windows;

namespace FlowKafka.Kafka.Pipeline;

/// <summary>All that a pipeline is told; each part is a section of the configuration.</summary>
public sealed record PipelineOptions
{
    /// <summary>How to reach the brokers.</summary>
    public KafkaClientOptions Kafka { get; init; } = new();

    /// <summary>The internal topics.</summary>
    public TopicOptions Topics { get; init; } = new();

    /// <summary>The ingest stage.</summary>
    public IngestOptions Ingest { get; init; } = new();

    /// <summary>The window stage.</summary>
    public WindowOptions Window { get; init; } = new();

    /// <summary>The group and host stages: profiles of hosts.</summary>
    public HostStageOptions Hosts { get; init; } = new();

    /// <summary>The judge stage.</summary>
    public JudgeOptions Judge { get; init; } = new();

    /// <summary>The correlate stage.</summary>
    public CorrelationOptions Correlation { get; init; } = new();

    /// <summary>The form of detections on their way out.</summary>
    public DetectionOptions Detections { get; init; } = new();

    /// <summary>The deliver stage.</summary>
    public DeliverOptions Deliver { get; init; } = new();

    /// <summary>The export stage.</summary>
    public ExportOptions Export { get; init; } = new();

    /// <summary>The stages that this process is to run.</summary>
    public IReadOnlyList<PipelineStage> Stages { get; init; } =
    [
        PipelineStage.Ingest, PipelineStage.Window, PipelineStage.Group, PipelineStage.Host, PipelineStage.Judge, PipelineStage.Correlate,
        PipelineStage.Deliver, PipelineStage.Export,
    ];

    /// <summary>
    /// Those of <see cref="Stages"/> that there are, in the data's way: without profiles of hosts there is no group and no
    /// host, and without flow documents no export.
    /// </summary>
    public IReadOnlyList<PipelineStage> RunningStages => [.. Stages.Where(Exists).Distinct().Order()];

    /// <summary>Whether detections go to a sink for documents, and not to files.</summary>
    public bool DeliversToSink => Deliver.To == DeliveryPlace.Elasticsearch;

    /// <summary>How long a broker that does not answer is waited for at the start.</summary>
    public TimeSpan StartPatience { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Checks all that these stages need and gives one line for each fault.</summary>
    /// <param name="models">The models that judge is to use.</param>
    public IEnumerable<string> Faults(IReadOnlyList<Model> models)
    {
        foreach (var problem in KafkaClientOptionsValidator.Validate(Kafka))
            yield return problem;
        foreach (var fault in Topics.Faults())
            yield return fault;
        if (Stages.Count == 0)
            yield return "Stages is empty: name ingest, window, group, host, judge, correlate, deliver or export.";
        else if (RunningStages.Count == 0)
            yield return "None of Stages would run: group and host need Hosts:Enabled, export needs Elasticsearch:Nodes, and Elasticsearch:Flows not to be None.";
        if (Stages.Contains(PipelineStage.Ingest))
        {
            foreach (var fault in Ingest.Faults())
                yield return fault;
        }

        foreach (var fault in Window.Faults())
            yield return "Window: " + fault;
        foreach (var fault in HostFaults(models))
            yield return "Hosts: " + fault;
        if (Stages.Contains(PipelineStage.Judge))
        {
            if (models.Count == 0)
                yield return "Judge: no model is given.";
            foreach (var fault in Judge.Faults(models))
                yield return "Judge: " + fault;
            if (Judge.WindowSize != Window.WindowSize)
                yield return $"Judge: WindowSize is {Judge.WindowSize}, and the window stage's is {Window.WindowSize}.";
            if (Judge.EpisodeSilence != Window.ConversationSilence)
                yield return $"Judge: EpisodeSilence is {Judge.EpisodeSilence}, and the window stage's ConversationSilence is {Window.ConversationSilence}: an episode ends with its conversation.";
        }

        if (Stages.Contains(PipelineStage.Correlate))
        {
            foreach (var fault in Correlation.Faults())
                yield return "Correlation: " + fault;
        }

        if (Stages.Contains(PipelineStage.Deliver))
        {
            foreach (var fault in Deliver.Faults())
                yield return fault;
        }

        if (RunningStages.Contains(PipelineStage.Export) && Export.OnlyInHull && models.Count == 0)
            yield return "Export: no model is given, and only windows in the hull of one are to become documents.";
    }

    private bool Exists(PipelineStage stage) => stage switch
    {
        PipelineStage.Group or PipelineStage.Host => Hosts.Enabled,
        PipelineStage.Export => Export.Enabled,
        _ => true,
    };

    private IEnumerable<string> HostFaults(IReadOnlyList<Model> models)
    {
        if (!Hosts.Enabled)
            yield break;
        foreach (var fault in Hosts.Profiles.Faults())
            yield return fault;
        if (Hosts.Profiles.WindowSize != Window.WindowSize)
            yield return $"WindowSize is {Hosts.Profiles.WindowSize}, and the window stage's is {Window.WindowSize}.";
        if (Hosts.Profiles.ConversationSilence != Window.ConversationSilence)
            yield return $"ConversationSilence is {Hosts.Profiles.ConversationSilence}, and the window stage's is {Window.ConversationSilence}.";
        if (RunningStages.Contains(PipelineStage.Host) && !Stages.Contains(PipelineStage.Judge) && models.Count == 0)
            yield return "no model is given.";
    }
}
