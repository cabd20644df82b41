using FlowKafka.Detection.Models;
using FlowKafka.Kafka.Client;
using FlowKafka.Kafka.Correlate;
using FlowKafka.Kafka.Deliver;
using FlowKafka.Kafka.Export;
using FlowKafka.Kafka.Group;
using FlowKafka.Kafka.Host;
using FlowKafka.Kafka.Ingest;
using FlowKafka.Kafka.Judge;
using FlowKafka.Kafka.Window;

namespace FlowKafka.Kafka.Pipeline;

/// <summary>Builds stages: the pipeline's chain, one topic to the next.</summary>
internal sealed class StageFactory(
    PipelineOptions options, KafkaClients clients, PipelineTopics topics, PipelineMetrics metrics, IReadOnlyList<Model> models,
    Func<IDetectionWriter> writer, Func<PipelineStage, IDocumentSink>? sinks, TimeProvider time)
{
    public IStage Build(PipelineStage stage, StageStatus status, IReadOnlyDictionary<string, int> partitions)
    {
        var context = new StageContext(stage, clients, topics, metrics, status, time);
        return stage switch
        {
            PipelineStage.Ingest => new IngestStage(context, options.Ingest, options.Window.WindowSize, partitions[topics.DeadLetters]),
            PipelineStage.Window => Window(context),
            PipelineStage.Group => Group(context),
            PipelineStage.Host => Host(context),
            PipelineStage.Judge => Judge(context),
            PipelineStage.Correlate => Correlate(context),
            PipelineStage.Export => Export(context, partitions[topics.DeadLetters]),
            _ when options.DeliversToSink => DeliverToSink(context, partitions[topics.DeadLetters]),
            _ => Deliver(context),
        };
    }

    private PartitionedStage Window(StageContext context)
    {
        var (producer, reader) = (context.Producer(), context.Reader());
        return new(
            context, topics.Flows,
            (partition, start) => new WindowPartition(context, options.Window, options.Ingest.Grace, options.Judge.Horizon, producer, reader, partition, start),
            producer, reader);
    }

    private PartitionedStage Group(StageContext context)
    {
        var (producer, reader, packs) = (context.Producer(), context.Reader(), new GroupedPacks(topics.Partitions));
        return new(
            context, topics.Windows,
            (partition, start) => new GroupPartition(context, options.Hosts.Profiles.OwnNetworks, producer, reader, packs, partition, start),
            producer, reader);
    }

    private PartitionedStage Host(StageContext context)
    {
        var (producer, reader, packs) = (context.Producer(), context.Reader(), new ContextPacks(topics.Partitions));
        var profiles = options.Hosts.Profiles with { Models = models };
        return new(
            context, topics.Grouped,
            (partition, start) => new HostPartition(context, profiles, producer, reader, packs, partition, start),
            producer, reader);
    }

    private PartitionedStage Judge(StageContext context)
    {
        var (producer, reader) = (context.Producer(), context.Reader());
        var tail = options.Hosts.Enabled ? new ContextTail(context) : null;
        return new(
            context, topics.Windows,
            (partition, start) => new JudgePartition(context, options.Judge, models, producer, reader, tail, partition, start),
            tail is null ? [producer, reader] : [producer, reader, tail]);
    }

    private PartitionedStage Correlate(StageContext context)
    {
        var (producer, reader) = (context.Producer(), context.Reader());
        return new(
            context, topics.Verdicts,
            (partition, start) => new CorrelatePartition(context, options.Correlation, options.Detections, producer, reader, partition, start),
            producer, reader);
    }

    private PartitionedStage Deliver(StageContext context)
    {
        var sink = writer();
        return new(
            context, topics.Detections,
            (partition, start) => new DeliverPartition(context, options.Deliver, sink, partition, start),
            sink);
    }

    private PartitionedStage DeliverToSink(StageContext context, int deadLetterPartitions)
    {
        var (sink, producer) = (SinkOf(context.Stage), context.Producer());
        var output = new DocumentOutput(sink, new DetectionDocuments(), producer, context, PipelineCounter.Delivered, deadLetterPartitions);
        return new(context, topics.Detections, (partition, start) => new DocumentPartition(topics.Detections, partition, start, output), sink, producer);
    }

    private PartitionedStage Export(StageContext context, int deadLetterPartitions)
    {
        var (sink, producer) = (SinkOf(context.Stage), context.Producer());
        var documents = new FlowDocuments(options.Export, options.Judge.OwnNetworks, models);
        var output = new DocumentOutput(sink, documents, producer, context, PipelineCounter.Exported, deadLetterPartitions);
        return new(
            context, topics.Windows, (partition, start) => new DocumentPartition(topics.Windows, partition, start, output), sink, producer);
    }

    private IDocumentSink SinkOf(PipelineStage stage) =>
        sinks?.Invoke(stage) ?? throw new InvalidOperationException($"{stage} needs a sink for documents.");
}
