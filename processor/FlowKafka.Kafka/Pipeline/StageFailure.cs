namespace FlowKafka.Kafka.Pipeline;

/// <summary>Why a stage can't go on. Each kind has its own exit of the program.</summary>
public enum StageFailure
{
    /// <summary>A fault of the program, or one that has no kind of its own.</summary>
    Unexpected = 0,

    /// <summary>No broker answers, or the brokers did not take a message in time.</summary>
    Broker,

    /// <summary>A topic is missing, or an internal one has another number of partitions than configured.</summary>
    Topics,

    /// <summary>The log no longer holds the offset to go on from, or does not hold it yet.</summary>
    OffsetOutOfRange,

    /// <summary>An internal topic holds a message that this version can't read.</summary>
    Unreadable,

    /// <summary>The disk, or whatever detections are delivered to, takes nothing.</summary>
    Sink,

    /// <summary>A schema registry does not answer.</summary>
    Registry,

    /// <summary>The configuration or a model has a fault.</summary>
    Configuration,
}
