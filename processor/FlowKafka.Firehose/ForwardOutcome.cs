namespace FlowKafka.Firehose;

/// <summary>What became of a batch.</summary>
public enum ForwardOutcome
{
    /// <summary>Every record is acknowledged by all replicas.</summary>
    Acknowledged = 0,

    /// <summary>There is no room for more now.</summary>
    Busy,

    /// <summary>At least one record was not taken, or nobody knows.</summary>
    Failed,
}
