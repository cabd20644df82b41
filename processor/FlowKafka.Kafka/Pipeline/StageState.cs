namespace FlowKafka.Kafka.Pipeline;

/// <summary>What a stage is doing.</summary>
public enum StageState
{
    /// <summary>It is not yet in its group, or has no partitions yet.</summary>
    Starting = 0,

    /// <summary>It has partitions and rebuilds the state of some.</summary>
    Restoring,

    /// <summary>It processes.</summary>
    Running,

    /// <summary>It has stopped as told.</summary>
    Stopped,

    /// <summary>It has stopped because of a failure.</summary>
    Failed,
}
