namespace FlowKafka.Kafka.Client;

/// <summary>How to reach the brokers: the configuration section <c>Kafka</c>. Immutable once the clients are made.</summary>
public sealed record KafkaClientOptions
{
    /// <summary>Addresses as <c>host:port,host:port</c>.</summary>
    public string BootstrapServers { get; init; } = "localhost:9092";

    /// <summary>
    /// Any further setting of librdkafka by its own name, as <c>security.protocol</c>, <c>sasl.username</c> or
    /// <c>ssl.ca.location</c>, for every client. It may not name what the pipeline's guarantees stand on.
    /// </summary>
    public IReadOnlyDictionary<string, string> ClientConfig { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// The version, as <c>0.9.0.1</c>, of a broker too old to say what it can do (before 0.10);
    /// empty for every other broker.
    /// </summary>
    public string BrokerVersionFallback { get; init; } = "";

    /// <summary>Whether producers are idempotent.</summary>
    public IdempotentProducer IdempotentProducer { get; init; } = IdempotentProducer.Auto;

    /// <summary>Compression of what is produced: <c>none</c>, <c>gzip</c>, <c>snappy</c>, <c>lz4</c> or <c>zstd</c>.</summary>
    public string Compression { get; init; } = "lz4";

    /// <summary>How long a silent instance keeps its partitions.</summary>
    public TimeSpan SessionTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an acknowledgement of the brokers may take in all before the delivery counts as failed.</summary>
    public TimeSpan DeliveryTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>True when the producers made of these options are idempotent.</summary>
    public bool IsIdempotent => IdempotentProducer switch
    {
        IdempotentProducer.On => true,
        IdempotentProducer.Off => false,
        _ => FallbackVersion is null || FallbackVersion >= new Version(0, 11),
    };

    internal Version? FallbackVersion =>
        Version.TryParse(BrokerVersionFallback, out var version) ? version : null;
}
