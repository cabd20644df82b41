namespace FlowKafka.Kafka.Ingest;

/// <summary>Where an input partition is read from the first time.</summary>
public enum StartPosition
{
    /// <summary>Not said: a configuration must say it.</summary>
    Unset = 0,

    /// <summary>From the oldest message that the topic holds.</summary>
    Earliest,

    /// <summary>From the messages that come after the start.</summary>
    Latest,
}
