using Confluent.Kafka;
using FlowKafka.Kafka.Client;

namespace FlowKafka.Kafka.Pipeline;

/// <summary>The work of a stage on one partition of an internal topic, by the stage's thread.</summary>
internal interface IPartitionTask : IDisposable
{
    /// <summary>The offset that is read next; final once <see cref="Restore"/> is done.</summary>
    long Next { get; }

    /// <summary>Everything below it is done with: the offset that may be committed.</summary>
    long Committable { get; }

    /// <summary>Offsets of other topics that belong to <see cref="Committable"/> and are committed with it.</summary>
    IReadOnlyList<TopicPartitionOffset> FurtherCommittable => [];

    /// <summary>False when it holds as much as it may: it is given nothing until it is true again.</summary>
    bool WantsMore => true;

    /// <summary>
    /// True when it will likely want more in a moment: then the stage waits a little with what it has fetched. What is paused
    /// is fetched again.
    /// </summary>
    bool IsBrieflyFull => false;

    /// <summary>True when it waits for an input of its own, and is to be asked to <see cref="Follow"/> soon.</summary>
    bool IsWaiting => false;

    /// <summary>False when its output failed in a way that passes: it is to be restored again, from what was written.</summary>
    bool IsWhole => true;

    /// <summary>Rebuilds the state for at most about a slice of time; true when it is whole.</summary>
    bool Restore(TimeSpan slice);

    /// <summary>Takes the next message.</summary>
    void Take(in BatchMessage message);

    /// <summary>Looks at inputs of its own, without waiting.</summary>
    /// <returns>True when there is something for <see cref="EndBatch"/> to write.</returns>
    bool Follow() => false;

    /// <summary>Writes what the messages taken so far allow, and waits until that is acknowledged.</summary>
    void EndBatch();

    /// <summary>Learns that the group holds <see cref="Committable"/> as it was at the last <see cref="EndBatch"/>.</summary>
    void Committed()
    {
    }

    /// <summary>How it stands.</summary>
    /// <param name="isRestored">Whether the state is whole.</param>
    /// <param name="end">The end of the log as the client knows it; -1 when it does not.</param>
    PartitionStatus Describe(bool isRestored, long end);

    /// <summary>How it stands with an input of its own; null when it has none.</summary>
    PartitionStatus? DescribeFurther(bool isRestored) => null;
}
