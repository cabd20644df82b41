namespace FlowKafka.Kafka.Client;

/// <summary>Whether producers ask the broker to drop what it has had before.</summary>
public enum IdempotentProducer
{
    /// <summary>Yes, unless <see cref="KafkaClientOptions.BrokerVersionFallback"/> names a broker before 0.11.</summary>
    Auto = 0,

    /// <summary>Always.</summary>
    On,

    /// <summary>Never: one request is in flight instead, so that order holds over retries.</summary>
    Off,
}
