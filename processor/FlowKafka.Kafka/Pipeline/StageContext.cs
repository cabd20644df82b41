using Confluent.Kafka;
using FlowKafka.Kafka.Client;

namespace FlowKafka.Kafka.Pipeline;

/// <summary>What every stage is given.</summary>
internal sealed record StageContext(
    PipelineStage Stage, KafkaClients Clients, PipelineTopics Topics, PipelineMetrics Metrics, StageStatus Status, TimeProvider Time)
{
    public string ClientId => "flowkafka-" + Stage.ToString().ToLowerInvariant();

    public ClientLog Log => Clients.Log;

    public BatchConsumer GroupConsumer(IAssignmentListener listener, bool partitionEnd = false) =>
        Clients.BatchConsumer(ClientId, Topics.Group(Stage), listener, AutoOffsetReset.Error, partitionEnd);

    public AckedProducer Producer() => new(Clients, ClientId, Metrics);

    public PartitionReader Reader() => new(Clients, ClientId + "-restore", Topics.Group(Stage) + ".restore");
}
