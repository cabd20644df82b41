using Confluent.Kafka;

namespace FlowKafka.Kafka.Client;

/// <summary>
/// Is told which partitions a consumer gets and loses. All calls come from within <see cref="BatchConsumer.Poll"/> and
/// <see cref="BatchConsumer.Close"/>, on their thread; what they throw comes out of them.
/// </summary>
public interface IAssignmentListener
{
    /// <summary>Partitions are about to be consumed.</summary>
    /// <returns>The offset at which each of them starts; <see cref="Offset.Unset"/> stands for the committed one.</returns>
    IEnumerable<TopicPartitionOffset> Assigned(IReadOnlyList<TopicPartition> partitions);

    /// <summary>Partitions are about to go to another instance: the last moment to commit for them.</summary>
    void Revoked(IReadOnlyList<TopicPartition> partitions);

    /// <summary>Partitions have gone to another instance already: nothing may be committed for them.</summary>
    void Lost(IReadOnlyList<TopicPartition> partitions);
}
