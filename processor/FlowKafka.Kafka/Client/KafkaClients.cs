using System.Globalization;
using Confluent.Kafka;
using FlowKafka.Kafka.Serialization;

namespace FlowKafka.Kafka.Client;

/// <summary>
/// Makes every Kafka client of the process, so that what the pipeline's guarantees stand on is set in one place:
/// acks from all replicas, order over retries, no offset committed that the application did not name,
/// and partition p of each subscribed topic at the same instance.
/// </summary>
public sealed class KafkaClients
{
    private readonly KafkaClientOptions _options;
    private readonly ClientLog _log;

    /// <summary>Makes clients of options that <see cref="KafkaClientOptionsValidator"/> finds no fault with.</summary>
    public KafkaClients(KafkaClientOptions options, ClientLog log)
    {
        _options = options;
        _log = log;
        Versions = new MessageVersions(log);
    }

    /// <summary>What the clients are made of.</summary>
    public KafkaClientOptions Options => _options;

    /// <summary>Where their lines go.</summary>
    public ClientLog Log => _log;

    /// <summary>Reads what other versions of the program have written.</summary>
    internal MessageVersions Versions { get; }

    /// <summary>A producer of raw keys and values. A null key is allowed.</summary>
    /// <param name="clientId">The name that brokers and logs give it.</param>
    public ProducerBuilder<byte[]?, byte[]> Producer(string clientId)
    {
        var config = new ProducerConfig(Shared(clientId))
        {
            Acks = Acks.All,
            EnableIdempotence = _options.IsIdempotent,
            MaxInFlight = _options.IsIdempotent ? 5 : 1,
            CompressionType = Enum.Parse<CompressionType>(_options.Compression, ignoreCase: true),
            LingerMs = 5,
            MessageTimeoutMs = (int)_options.DeliveryTimeout.TotalMilliseconds,
            DeliveryReportFields = "status",
        };
        return new ProducerBuilder<byte[]?, byte[]>(config)
            .SetKeySerializer(NullableBytes.Instance)
            .SetValueSerializer(Serializers.ByteArray)
            .SetLogHandler((_, message) => _log.Take(message))
            .SetErrorHandler((_, error) => _log.Take(error));
    }

    /// <summary>
    /// The settings of a producer of records that need no order: acknowledged by all replicas, and tried again in any order.
    /// Its lines and errors come as events.
    /// </summary>
    /// <param name="clientId">The name that brokers and logs give it.</param>
    /// <param name="deliveryTimeout">How long an acknowledgement may take in all.</param>
    internal Dictionary<string, string> RecordProducer(string clientId, TimeSpan deliveryTimeout)
    {
        var config = Shared(clientId);
        config["acks"] = "all";
        config["enable.idempotence"] = _options.IsIdempotent ? "true" : "false";
        config["max.in.flight"] = "5";
        config["compression.type"] = _options.Compression;
        config["message.timeout.ms"] = ((long)deliveryTimeout.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        // Whoever sends holds back by bytes.
        config["queue.buffering.max.messages"] = "10000000";
        config["queue.buffering.max.kbytes"] = "2147483647";
        config["log.queue"] = "true";
        config.TryAdd("linger.ms", "5");
        return config;
    }

    /// <summary>A consumer of raw keys and values that commits only what it is told to.</summary>
    /// <param name="clientId">The name that brokers and logs give it.</param>
    /// <param name="group">The consumer group.</param>
    /// <param name="reset">Where a partition without a committed offset starts; <see cref="AutoOffsetReset.Error"/> reports it instead.</param>
    /// <param name="partitionEnd">True to be told each time the end of a partition is reached.</param>
    public ConsumerBuilder<byte[], byte[]> Consumer(
        string clientId, string group, AutoOffsetReset reset = AutoOffsetReset.Error, bool partitionEnd = false)
    {
        var config = new ConsumerConfig(Shared(clientId))
        {
            GroupId = group,
            GroupProtocol = GroupProtocol.Classic,
            PartitionAssignmentStrategy = PartitionAssignmentStrategy.Range,
            EnableAutoCommit = false,
            EnableAutoOffsetStore = false,
            AutoOffsetReset = reset,
            EnablePartitionEof = partitionEnd,
            SessionTimeoutMs = (int)_options.SessionTimeout.TotalMilliseconds,
        };
        // The default of a second lets a fast reader run dry between two fetches.
        if (!_options.ClientConfig.ContainsKey("fetch.queue.backoff.ms"))
            config.Set("fetch.queue.backoff.ms", "10");
        return new ConsumerBuilder<byte[], byte[]>(config)
            .SetKeyDeserializer(Deserializers.ByteArray)
            .SetValueDeserializer(Deserializers.ByteArray)
            .SetLogHandler((_, message) => _log.Take(message))
            .SetErrorHandler((_, error) => _log.Take(error));
    }

    /// <summary>A consumer as <see cref="Consumer"/> whose messages come in batches.</summary>
    public BatchConsumer BatchConsumer(
        string clientId,
        string group,
        IAssignmentListener listener,
        AutoOffsetReset reset = AutoOffsetReset.Error,
        bool partitionEnd = false) => new(Consumer(clientId, group, reset, partitionEnd), listener, _log);

    /// <summary>A client for the administration of topics.</summary>
    public AdminClientBuilder Admin() =>
        new AdminClientBuilder(new AdminClientConfig(Shared("flowkafka-admin")))
            .SetLogHandler((_, message) => _log.Take(message))
            .SetErrorHandler((_, error) => _log.Take(error));

    private Dictionary<string, string> Shared(string clientId)
    {
        var config = new Dictionary<string, string>(_options.ClientConfig)
        {
            ["bootstrap.servers"] = _options.BootstrapServers,
            ["client.id"] = clientId,
        };
        if (_options.BrokerVersionFallback.Length > 0)
        {
            config["api.version.request"] = "false";
            config["broker.version.fallback"] = _options.BrokerVersionFallback;
        }

        return config;
    }
}
