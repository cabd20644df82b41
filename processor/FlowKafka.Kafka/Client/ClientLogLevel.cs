namespace FlowKafka.Kafka.Client;

/// <summary>How grave a line of the Kafka client is.</summary>
public enum ClientLogLevel
{
    /// <summary>For those who look for a fault in the client.</summary>
    Debug = 0,

    /// <summary>As expected.</summary>
    Information,

    /// <summary>Something is wrong, and the client goes on trying.</summary>
    Warning,

    /// <summary>Something failed.</summary>
    Error,
}
