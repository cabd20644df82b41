namespace FlowKafka.Kafka.Pipeline;

/// <summary>A partition's task and where the stage is with it.</summary>
internal sealed class OwnedTask(int partition, IPartitionTask task, long? committed)
{
    public int Partition { get; } = partition;

    public IPartitionTask Task { get; } = task;

    /// <summary>The offset that the group has for it; null when there is none.</summary>
    public long? Committed { get; set; } = committed;

    public bool IsRestored { get; set; }

    /// <summary>True while the client fetches nothing, since the state is not whole yet.</summary>
    public bool IsPaused { get; set; }

    /// <summary>True from a seek to the next poll: what was fetched before is not what follows, and is passed over.</summary>
    public bool IsSought { get; set; }

    /// <summary>True when it has taken messages since the last <see cref="IPartitionTask.EndBatch"/>.</summary>
    public bool IsTouched { get; set; }
}
