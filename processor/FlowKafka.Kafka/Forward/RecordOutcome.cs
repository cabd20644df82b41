namespace FlowKafka.Kafka.Forward;

/// <summary>What became of the values of a <see cref="RecordDelivery"/>.</summary>
public enum RecordOutcome
{
    /// <summary>Every one is acknowledged by all replicas.</summary>
    Acknowledged = 0,

    /// <summary>The producer had no room for all of them.</summary>
    Full,

    /// <summary>At least one was not taken, or nobody knows.</summary>
    Failed,
}
